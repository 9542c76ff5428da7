"""What stops a run before anything has gone out, with all that it says; and the dry run, which only warns."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.ledger.file import FileLedger
from generator.ledger.ledger import LedgerBusy
from generator.ledger.lines import EventKind, NotALedger
from generator.mail.connection import NoConnection
from generator.mail.refusals import DeadlinesVanished
from generator.templates import BadTemplate
from tests.mail.runs import Killed, Listening, Numbered
from tests.mail.school import DAY, UPLOAD_DUE, agenda
from tests.mail.stepping import (
    HALF_AN_HOUR,
    NOON,
    TODAY,
    Misspelt,
    Post,
    Steps,
    reminder,
    run_of,
    school,
    sent,
    stepped,
    told,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


def kept(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir()}


def mailed_to_twelve(path: Path) -> None:
    sent(FileLedger(path), Post(), school(12))


def died_after_a_mail(path: Path) -> None:
    with pytest.raises(Killed):
        stepped(path, Steps(), Post(killed=True), school(2))


def cut(path: Path) -> None:
    mailed_to_twelve(path)
    path.write_bytes(path.read_bytes()[:-200])


def lost(path: Path) -> None:
    mailed_to_twelve(path)
    path.unlink()


def rubbish(path: Path) -> None:
    path.write_text("Привет\n", encoding="utf-8")


Before = Callable[[Path], None]
VANISHED = "из графика пропало 12 из 12 сроков, о которых люди уже знают"
REFUSALS: dict[str, tuple[Before, dict[str, Any], type[Exception], str]] = {
    "most deadlines vanished": (mailed_to_twelve, {"gone": True}, DeadlinesVanished, VANISHED),
    "a run may still be going": (
        died_after_a_mail,
        {"patience": HALF_AN_HOUR, "now": lambda: NOON + timedelta(minutes=29)},
        LedgerBusy,
        "другая отправка ещё идёт или только что оборвалась: повторите через 30 минут",
    ),
    "the ledger is cut": (
        cut,
        {},
        NotALedger,
        "журнал отправки «{path}» короче, чем был, или изменён. Верните его из копии; если прежний журнал "
        "и вправду больше не нужен, удалите и «{path}.seal».",
    ),
    "the ledger is lost": (
        lost,
        {},
        NotALedger,
        "журнал отправки «{path}» пропал. Верните его из копии; если прежний журнал и вправду больше не "
        "нужен, удалите и «{path}.seal».",
    ),
    "the ledger is none": (
        rubbish,
        {},
        NotALedger,
        "это не журнал отправки: первая строка не похожа на его начало",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_refused_leaves_all_as_it_was(path: Path, case: str) -> None:
    before, terms, kind, sentence = REFUSALS[case]
    before(path)
    found, post = kept(path), Post()
    terms = dict(terms)
    plan_gone = terms.pop("gone", False)
    with pytest.raises(kind) as raised:
        sent(FileLedger(path), post, school(12, TODAY + DAY, gone=plan_gone), **terms)
    assert str(raised.value) == sentence.format(path=path)
    assert (post.recipients, kept(path)) == ([], found)


def test_a_run_that_goes_on_at_the_same_time_is_refused(path: Path) -> None:
    mailed_to_twelve(path)
    found, post = kept(path), Post()
    with FileLedger(path).locked(), pytest.raises(LedgerBusy) as raised:
        sent(FileLedger(path), post, school(13))
    assert str(raised.value) == "другая отправка ещё идёт: подождите, пока она закончится"
    assert (post.recipients, kept(path)) == ([], found)


def test_a_bad_template_stops_a_run_before_anything_is_promised(path: Path) -> None:
    post = Post()
    with pytest.raises(BadTemplate) as raised:
        run_of(school(1)).send(FileLedger(path), post, lambda sent_at: Misspelt())
    assert str(raised.value) == "шаблон digest.txt, строка 1, не получается показать"
    assert (post.recipients, told(path)) == ([], [])


def test_without_a_server_everything_is_owed_and_nothing_promised(path: Path) -> None:
    with pytest.raises(NoConnection) as raised:
        sent(FileLedger(path), Post(reachable=False), school(1))
    assert str(raised.value) == "нет соединения"
    assert told(path) == [(EventKind.DEFERRED, reminder(0))]


def test_a_run_that_is_silent_for_long_enough_is_taken_over(path: Path) -> None:
    died_after_a_mail(path)
    post = Post()
    sent(FileLedger(path), post, school(2), patience=HALF_AN_HOUR, now=lambda: NOON + HALF_AN_HOUR)
    assert post.recipients == ["t0@example.org", "t1@example.org"]


def test_where_a_lock_tells_no_patience_is_needed(path: Path) -> None:
    died_after_a_mail(path)
    post = Post()
    sent(FileLedger(path), post, school(2))
    assert post.recipients == ["t0@example.org", "t1@example.org"]


def test_vanished_deadlines_are_withdrawn_where_it_is_accepted(path: Path) -> None:
    mailed_to_twelve(path)
    post, listening = Post(), Listening()
    found = school(12, TODAY + DAY, gone=True)
    sent(FileLedger(path), post, found, accept_withdrawn=True, audience=listening)
    assert (len(post.recipients), listening.warnings) == (12, [f"Внимание: {VANISHED}."])


def test_a_few_damaged_lines_are_told_and_left_out(path: Path) -> None:
    mailed_to_twelve(path)
    path.with_name("ledger.jsonl.seal").unlink()
    with path.open("ab") as file:
        file.write(b'{"v":1,"n":27,"ev')
    for show in (True, False):
        listening = Listening()
        mail_run = run_of(school(12), audience=listening)
        if show:
            mail_run.show(FileLedger(path))
        else:
            mail_run.send(FileLedger(path), Post(), lambda sent_at: Numbered())
        assert listening.warnings == ["В журнале отправки не читаются строки: 27; они пропущены."]


def test_deadlines_of_another_school_year_that_are_still_to_come_are_told(path: Path) -> None:
    def next_year(raw: dict[str, Any]) -> None:
        raw["school_year"] = {"start": "2027-09-01", "end": "2028-05-31"}
        raw.update(plans=[], teachers=[], calendar={})

    sent(FileLedger(path), Post(), school(2))
    found, post = agenda(TODAY + DAY, next_year), Post()
    for show in (True, False):
        listening = Listening()
        mail_run = run_of(found, audience=listening)
        if show:
            mail_run.show(FileLedger(path))
        else:
            mail_run.send(FileLedger(path), post, lambda sent_at: Numbered())
        (warning,) = listening.warnings
        assert warning.startswith(
            "Люди знают о сроках другого учебного года, которые ещё впереди (2): "
            f"2026/cyclogram/upload/t0/highest ({UPLOAD_DUE:%d.%m.%Y}), "
        )
    assert post.recipients == []


# The dry run.


def test_what_is_shown_is_what_is_sent(path: Path) -> None:
    sent(FileLedger(path), Post(), school(3), limit=1)
    found = kept(path)
    shown = run_of(school(3), limit=1).show(FileLedger(path))
    assert kept(path) == found
    assert sent(FileLedger(path), Post(), school(3), limit=1).plan == shown
    assert ([each.person for each in shown.mails], [each.person for each in shown.postponed]) == (
        ["t1"],
        ["t2"],
    )


def test_without_a_ledger_the_very_first_list_is_shown(path: Path) -> None:
    shown = run_of(school(3)).show(None)
    assert run_of(school(3)).show(FileLedger(path)) == shown
    assert not path.exists()
    assert sent(FileLedger(path), Post(), school(3)).plan == shown


def test_the_dry_run_shows_what_would_be_refused_and_warns(path: Path) -> None:
    mailed_to_twelve(path)
    found, listening = kept(path), Listening()
    shown = run_of(school(12, TODAY + DAY, gone=True), audience=listening).show(FileLedger(path))
    assert (len(shown.mails), listening.plan, listening.warnings) == (12, shown, [f"Внимание: {VANISHED}."])
    assert kept(path) == found
