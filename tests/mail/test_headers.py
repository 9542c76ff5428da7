"""Headers as other programs read them."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.mail.headers import LINE_LIMIT, POLICY, WORD_LIMIT

LONG = "shkola-srednyaya-imeni-geroya@obrazovanie-i-nauka.municipalnyy-okrug.oblast.example.org"


def raw(**headers: str | Address) -> bytes:
    message = EmailMessage(POLICY)
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("x")
    return message.as_bytes()


def read(data: bytes, name: str) -> str:
    return str(make_header(decode_header(message_from_bytes(data)[name])))


TEXTS = [
    "Глобусова: открытие личных кабинетов до ≈ 12 марта и ещё 1 срок",
    "До 30 ноября (пн): подготовка списков педагогов, аттестующихся в этом году, и ещё 3 срока",
    "plain words",
    "=?utf-8?b?QmNj?=",
    " a ",
    "a" * 300,
    "я" * 300,
    "👩‍🏫 урок 🎼 " * 20,
    'Школа "№ 1", Тест; <b>',
]
LETTERS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=120)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_back_letter_by_letter(text: str) -> None:
    data = raw(Subject=text, From=Address(text, addr_spec="school@example.org"))
    assert read(data, "Subject") == text
    assert read(data, "From") == f"{text} <school@example.org>"


@example("0" + "\xa0" * 12 + "ࠀ" * 6 + "\xa0" * 11 + "ࠀ" * 7)
@given(LETTERS)
def test_any_text_is_read_back_and_every_line_and_word_is_whole(text: str) -> None:
    data = raw(Subject=text, To=Address(text, addr_spec="alfa@example.org"))
    assert read(data, "Subject") == text
    head, _, _ = data.partition(b"\r\n\r\n")
    assert head.isascii()
    assert max(map(len, head.split(b"\r\n"))) <= LINE_LIMIT
    for word in head.split():
        if word.startswith(b"=?"):
            assert len(word) <= WORD_LIMIT
            [(letters, charset)] = decode_header(word.decode())
            letters.decode(charset)


def test_what_machines_read_is_never_encoded_however_long() -> None:
    unsubscribe, message_id = f"<mailto:{LONG}?subject=unsubscribe>", f"<{'a' * 64}@{'example.' * 4}org>"
    data = raw(
        List_Unsubscribe=unsubscribe,
        Message_ID=message_id,
        Reply_To=Address(addr_spec=LONG),
        From=Address("Школа № 1", addr_spec=LONG),
    )
    found = message_from_bytes(data)
    assert (found["List-Unsubscribe"], found["Message-ID"], found["Reply-To"]) == (
        unsubscribe,
        message_id,
        LONG,
    )
    assert found["From"].endswith(f"\r\n <{LONG}>")


@pytest.mark.parametrize("text", ["a\r\nBcc: all@example.org", "a\nb", "a\rb"])
@pytest.mark.parametrize("name", ["Subject", "List-Unsubscribe"])
def test_a_line_break_is_refused(name: str, text: str) -> None:
    with pytest.raises(ValueError, match="linefeed or carriage return"):
        EmailMessage(POLICY)[name] = text
