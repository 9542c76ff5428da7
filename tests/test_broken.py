"""Wrong schedules and what `check` says of them: one mistake a file, one message a mistake.

Beside each `broken/NAME.yaml` stands `broken/NAME.txt`, the exact output. Files that an editor or Git would
spoil are made here. After a change of wording write the outputs anew and read the difference:

    python -m tests.refresh
"""

from contextlib import chdir, redirect_stdout
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.loading import load
from generator.problems import Problem
from generator.schedule.model import Schedule

BROKEN = Path(__file__).parent / "broken"
TODAY = date(2026, 11, 21)
CORRECT = (BROKEN / "correct.yaml").read_text(encoding="utf-8")

MADE = {
    "made-byte-order-mark": b"\xef\xbb\xbf" + CORRECT.encode(),
    "made-windows-line-ends": CORRECT.replace("\n", "\r\n").encode(),
    "made-old-mac-line-ends": CORRECT.replace("\n", "\r").encode(),
    "made-cp1251": CORRECT.encode("cp1251"),
    "made-utf-16": CORRECT.encode("utf-16"),
    "made-nul": CORRECT.replace("Циклограмма", "Цикло\0грамма").encode(),
    "made-picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "made-no-bytes": b"",
    "made-larger-than-5-mb": CORRECT.encode() + b"#" * 5_000_000,
    "made-alias-bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "made-deep-brackets": b"[" * 100_000,
    "made-deep-braces": b"a: " + b"{a: " * 100_000,
    "made-deep-dashes": b"- " * 100_000,
    "made-deep-indents": "\n".join(" " * level + "a:" for level in range(300)).encode(),
    "made-too-many-values": b"teachers: [" + b"a," * 250_000 + b"a]",
    "made-mistakes-without-end": CORRECT.encode() + b"  - id: x\n" * 3_000,
    "made-warnings-without-end": CORRECT.encode() + b"# 8 900 000-00-00\n" * 600,
}

# How many problems there are where it isn't one.
COUNTS = {
    "correct": 0,
    "made-byte-order-mark": 0,
    "made-windows-line-ends": 0,
    "made-old-mac-line-ends": 0,
    "five-mistakes": 5,
    "five-mistakes-close-together": 5,
    "made-mistakes-without-end": 501,
    "made-warnings-without-end": 501,
}

# Where it is too long to be read: the first lines and the last.
SHORTENED = {name for name, count in COUNTS.items() if count > 10}

CODES = """
anchor bad-key bad-value bracket category-ends-first category-ends-soon colon colon-space
control-character crowded-month cut-value dash date-outside-year day-changes-nothing
day-in-both-lists day-off done-elsewhere done-in-future done-outside-year duplicate-attestation
duplicate-id duplicate-key email-address empty-key empty-value encoding hidden-character
hired-in-future indent joined-key joined-line late merge-conflict misplaced-key missing-heading
missing-key mixed-letters newer-format no-timing-key not-a-schedule not-planned odd-space out-of-range
outside-year phone-number provisional-year quote quote-needed refusal repeated-value
replaced-category reserved-id same-mark same-name second-document tab tag teacher-role-people
too-deep too-large too-long too-many-problems too-many-values two-timing-keys unheld-role
unknown-activity unknown-key unknown-person unknown-position unknown-role unknown-slot
until-before-granted wrong-kind year-order year-too-early year-too-long
"""


@cache
def contents() -> dict[str, bytes]:
    """Every wrong file by name."""
    return {path.stem: path.read_bytes() for path in sorted(BROKEN.glob("*.yaml"))} | MADE


def output(name: str, folder: Path) -> tuple[int, str]:
    """The exit status of `check` and what it prints."""
    (folder / f"{name}.yaml").write_bytes(contents()[name])
    with chdir(folder), redirect_stdout(StringIO()) as printed:
        status = main(["check", "--today", TODAY.isoformat(), "--schedule", f"{name}.yaml"])
    lines = printed.getvalue().splitlines(keepends=True)
    return status, "".join([*lines[:3], "…\n", *lines[-3:]] if name in SHORTENED else lines)


@cache
def problems_of(name: str) -> tuple[Problem, ...]:
    return load(contents()[name], f"{name}.yaml", TODAY).problems


@pytest.mark.parametrize("name", contents())
def test_a_wrong_file_gives_exactly_its_messages(name: str, tmp_path: Path) -> None:
    expected = (BROKEN / f"{name}.txt").read_text(encoding="utf-8")
    status, printed = output(name, tmp_path)
    assert printed == expected
    assert status == (1 if ": ошибка: " in expected else 0)


@pytest.mark.parametrize("name", contents())
def test_one_mistake_gives_one_message(name: str) -> None:
    assert len(problems_of(name)) == COUNTS.get(name, 1)


@pytest.mark.parametrize(
    ("name", "lines"),
    [("five-mistakes", [4, 13, 35, 40, 46]), ("five-mistakes-close-together", [23, 24, 34, 41, 44])],
)
def test_five_mistakes_give_five_messages_at_their_lines(name: str, lines: list[int]) -> None:
    assert [problem.position.line for problem in problems_of(name)] == lines


def test_every_output_belongs_to_a_file() -> None:
    assert {path.stem for path in BROKEN.glob("*.txt")} == set(contents())


def test_every_code_has_a_file() -> None:
    assert {each.code for name in contents() for each in problems_of(name)} == set(CODES.split())


def test_an_address_is_never_repeated() -> None:
    for name in contents():
        assert "@example" not in (BROKEN / f"{name}.txt").read_text(encoding="utf-8")


_LINES = CORRECT.splitlines()
_SIGNS = st.sampled_from(list(" \t:-[]{}\"'#&*!|>%@,?~аbя\n0«»—.\\\r\u00a0"))


@st.composite
def slips(draw: st.DrawFn) -> str:
    """The correct file after a few slips of the hand: signs put in or lost, lines lost, doubled, moved."""
    lines = list(_LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(0, len(lines[at])))
        line = lines[at]
        kind = draw(st.sampled_from(["lose", "put", "drop", "double", "indent", "end", "move"]))
        if kind == "lose":
            lines[at] = line[:column] + line[column + 1 :]
        elif kind == "put":
            lines[at] = line[:column] + draw(_SIGNS) + line[column:]
        elif kind == "drop" and len(lines) > 1:
            del lines[at]
        elif kind == "double":
            lines.insert(at, line)
        elif kind == "indent":
            lines[at] = " " * draw(st.integers(1, 4)) + line
        elif kind == "end":
            lines[at] = line[:column]
        elif kind == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
    return "\n".join(lines)


@given(slips())
def test_no_slip_of_the_hand_gets_past_the_messages(text: str) -> None:
    loaded = load(text.encode(), "schedule.yaml", TODAY)
    last = len(text.splitlines()) + 1
    assert all(1 <= problem.position.line <= last for problem in loaded.problems)
    assert list(loaded.problems) == sorted(loaded.problems, key=lambda problem: problem.order)
    assert isinstance(loaded.schedule, Schedule) != any(problem.is_error for problem in loaded.problems)


@given(st.binary(max_size=200))
def test_no_bytes_get_past_the_messages(data: bytes) -> None:
    assert load(data, "schedule.yaml", TODAY).problems


def refresh(folder: Path) -> None:
    for path in BROKEN.glob("*.txt"):
        path.unlink()
    for name in contents():
        (BROKEN / f"{name}.txt").write_text(output(name, folder)[1], encoding="utf-8")
