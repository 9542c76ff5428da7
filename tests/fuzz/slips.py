"""Slips: what spoils a file. Each takes a text and a source of chance, and gives the spoilt text."""

import re
from collections.abc import Callable
from random import Random

# No output may repeat it. The name is nobody's.
ADDRESS = "nikto-nigde@pochta.example"

SIGNS = " \t:-[]{}\"'#&*!|>%@,?~`\\\n\r\0\ufeff\u00a0\u2028\x85\x1b«»—0a%б🎓\ud800"
SCRAPS = [
    ADDRESS,
    "<<: *все",
    "&a [*a]",
    "!!python/object/apply:os.getcwd []",
    "!ENV [HOME, x]",
    "%YAML 9.9",
    "---",
    "...",
    "? |",
    "null",
    "~",
    "{}",
    "[]",
    '""',
    "-",
    "- - - -",
    "2027-02-30",
    "0001-01-01",
    "9999-12-31",
    "-1",
    "1e400",
    "0x10",
    "٣",
    "9" * 5_000,
    "я" * 5_000,
    "8 900 000-00-00",
    "../../etc/passwd",
    "{{ 1 / 0 }}",
    "{% for x in y %}",
    "{% include 'nothing' %}",
    "</script><b>",
    "<<<<<<< HEAD",
    '{"v":1,"n":2}',
]

Slip = Callable[[str, Random], str]


def spoilt(text: str, chance: Random) -> bytes:
    """The text after a few slips, mostly one; in another encoding now and then."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        text = chance.choice(SLIPS)(text, chance)
    data = text.encode("utf-8", "surrogatepass")
    return chance.choice(OF_BYTES)(data, chance) if chance.random() < 0.15 else data


def _place(text: str, chance: Random) -> int:
    return chance.randint(0, len(text))


def put_a_sign(text: str, chance: Random) -> str:
    at = _place(text, chance)
    return text[:at] + chance.choice(SIGNS) + text[at:]


def lose_signs(text: str, chance: Random) -> str:
    at = _place(text, chance)
    return text[:at] + text[at + chance.choice((1, 1, 2, 20)) :]


def end_early(text: str, chance: Random) -> str:
    return text[: _place(text, chance)]


def put_a_scrap(text: str, chance: Random) -> str:
    at = _place(text, chance)
    return text[:at] + chance.choice(SCRAPS) + text[at:]


def _of_lines(change: Callable[[list[str], int, Random], object]) -> Slip:
    def slip(text: str, chance: Random) -> str:
        lines = text.splitlines(keepends=True)
        if lines:
            change(lines, chance.randrange(len(lines)), chance)
        return "".join(lines)

    return slip


def _move(lines: list[str], at: int, chance: Random) -> None:
    line = lines.pop(at)
    lines.insert(chance.randint(0, len(lines)), line)


def _drop(lines: list[str], at: int, chance: Random) -> None:
    del lines[at : at + chance.choice((1, 1, 5))]


def _double(lines: list[str], at: int, chance: Random) -> None:
    block = lines[at : at + chance.choice((1, 1, 8))]
    lines[at:at] = block * chance.choice((1, 1, 2, 30))


def _indent(lines: list[str], at: int, chance: Random) -> None:
    bare = lines[at].lstrip(" ")
    spaces = len(lines[at]) - len(bare) + chance.choice((-2, -1, 1, 2, 4))
    lines[at] = " " * spaces + bare


def _add_a_line(lines: list[str], at: int, chance: Random) -> None:
    spaces = len(lines[at]) - len(lines[at].lstrip(" "))
    lines.insert(at, f"{' ' * spaces}{chance.choice(SCRAPS)}\n")


# Of YAML without quotes, and of JSON.
_VALUE = re.compile(r'(?<=[:\[,] )[^\s,:{}\[\]"][^,{}\[\]\n#]*|(?<=")[\w</][^"\n]*(?=")')


def _replace(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def swap_values(text: str, chance: Random) -> str:
    found = list(_VALUE.finditer(text))
    if len(found) < 2:
        return text
    one, other = sorted(chance.sample(found, 2), key=lambda match: match.start())
    return _replace(_replace(text, other, one[0]), one, other[0])


def spoil_a_value(text: str, chance: Random) -> str:
    found = list(_VALUE.finditer(text))
    return _replace(text, chance.choice(found), chance.choice(SCRAPS)) if found else text


def swap_values_of_a_key(text: str, chance: Random) -> str:
    """Of a kind, so that the file may well stay sound."""
    pairs = list(re.finditer(r"([\w-]+: )([^\s,:{}\[\]][^,{}\[\]\n#]*)", text))
    if not pairs:
        return text
    one = chance.choice(pairs)
    other = chance.choice([match for match in pairs if match[1] == one[1]])
    first, second = sorted((one, other), key=lambda match: match.start())
    return _replace(_replace(text, second, first[0]), first, second[0]) if one is not other else text


def count_on(text: str, chance: Random) -> str:
    found = list(re.finditer("[0-9]+", text))
    if not found:
        return text
    match = chance.choice(found)
    return _replace(text, match, f"{int(match[0][:9]) + chance.choice((-1, 1, 7)):0{len(match[0])}}")


def change_a_number(text: str, chance: Random) -> str:
    found = list(re.finditer("[0-9]+", text))
    new = chance.choice(("0", "1", "13", "31", "99", "2026", "2028", "100000"))
    return _replace(text, chance.choice(found), new) if found else text


SLIPS: list[Slip] = [
    put_a_sign,
    lose_signs,
    end_early,
    put_a_scrap,
    swap_values,
    swap_values,
    spoil_a_value,
    spoil_a_value,
    swap_values_of_a_key,
    swap_values_of_a_key,
    count_on,
    count_on,
    change_a_number,
    *map(_of_lines, (_move, _drop, _double, _indent, _add_a_line)),
]


def flip_a_bit(data: bytes, chance: Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


OF_BYTES: list[Callable[[bytes, Random], bytes]] = [
    flip_a_bit,
    flip_a_bit,
    lambda data, chance: data.replace(b"\n", b"\r\n"),
    lambda data, chance: b"\xef\xbb\xbf" + data,
    lambda data, chance: data.decode("utf-8", "replace").encode("cp1251", "replace"),
    lambda data, chance: data.decode("utf-8", "replace").encode("utf-16"),
]
