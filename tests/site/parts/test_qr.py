from typing import Any

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from generator.site.parts.qr import Codes

MAKE_QR = segno.make_qr
ADDRESSES = st.lists(
    st.from_regex(r"https://школа\.example/teachers/[a-z0-9-]{1,3}/", fullmatch=True), min_size=1, max_size=30
)


def drawn_by_the_library(address: str) -> str:
    code = segno.make_qr(address, error="m", mask=2, boost_error=False, mode="byte", encoding="utf-8")
    return code.svg_inline(
        omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff", title="QR-код этой страницы"
    )


@given(ADDRESSES)
def test_a_code_is_that_of_the_library_whatever_was_drawn_before(addresses: list[str]) -> None:
    codes = Codes()
    assert [codes.svg(each) for each in addresses] == list(map(drawn_by_the_library, addresses))


def test_of_a_districts_addresses_the_library_draws_few(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []

    def make_qr(address: str, **how: Any) -> Any:
        drawn.append(address)
        return MAKE_QR(address, **how)

    monkeypatch.setattr(segno, "make_qr", make_qr)
    codes = Codes()
    for number in range(1000, 2000):
        codes.svg(f"https://school.example.org/teachers/teacher-{number}/")
    # Four bits of each of three digits, and the first of all.
    assert len(drawn) <= 13
