"""QR codes of pages' addresses, as SVG.

With one mask, every module of a code is a sum, modulo two, of bits of what it says. So of addresses of one
length the code of a sum is the sum of the codes, and a district's thousands need but some dozens drawn by the
library.
"""

import re
from dataclasses import dataclass, field

from markupsafe import Markup

_DARK = re.compile(b"\x01+")
_QUIET = 4


@dataclass(slots=True)
class _OneLength:
    """The first address of its length and its code, and how both of others differ from those: each difference
    stands at the place of its highest bit, and none is a sum of others."""

    text: int
    code: int
    differences: dict[int, tuple[int, int]] = field(default_factory=dict)


class Codes:
    """Of one site. Dark on light in any colour scheme, or scanners fail."""

    def __init__(self) -> None:
        self._lengths: dict[int, _OneLength] = {}

    def svg(self, address: str) -> Markup:
        return Markup(_picture(self.modules(address)))  # noqa: S704 - no text of the schedule is in it

    def modules(self, address: str) -> bytes:
        """Row by row, a byte each, 1 for dark."""
        data = address.encode()
        text = int.from_bytes(data, "big")
        known = self._lengths.get(len(data))
        if known is None:
            known = self._lengths[len(data)] = _OneLength(text, _drawn(address))
        rest, code = text ^ known.text, known.code
        while found := known.differences.get(rest.bit_length()):
            rest, code = rest ^ found[0], code ^ found[1]
        if rest:
            drawn = _drawn(address)
            known.differences[rest.bit_length()] = (rest, drawn ^ code)
            code = drawn
        # A finder pattern is in the corner, so no zeros lead.
        return code.to_bytes((code.bit_length() + 7) // 8, "big")


def _drawn(address: str) -> int:
    """Any mask can be read; trying all eight for the prettiest takes four times as long, and each address
    might get another."""
    import segno  # brings much of the network's modules, and kept pages have their codes

    code = segno.make_qr(address, error="m", mask=2, boost_error=False, mode="byte", encoding="utf-8")
    return int.from_bytes(b"".join(code.matrix), "big")


def _picture(modules: bytes) -> str:
    """A stroke for each run of dark modules, from where the one before has ended."""
    size = int(len(modules) ** 0.5)
    whole = size + 2 * _QUIET
    return (
        f'<svg viewBox="0 0 {whole} {whole}" class="qr"><title>QR-код этой страницы</title>'
        f'<path fill="#fff" d="M0 0h{whole}v{whole}h-{whole}z"/>'
        f'<path stroke="#000" d="M{_QUIET} {_QUIET}.5{_strokes(modules, size)}"/></svg>'
    )


def _strokes(modules: bytes, size: int) -> str:
    strokes, x, y = [], 0, 0
    for row in range(size):
        for run in _DARK.finditer(modules, row * size, (row + 1) * size):
            start, end = run.start() - row * size, run.end() - row * size
            strokes.append(f"m{start - x} {row - y}h{end - start}")
            x, y = end, row
    return "".join(strokes).removeprefix("m0 0")
