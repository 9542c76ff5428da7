"""When a ledger and a schedule are unfit to be mailed from."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from generator.agenda import Agenda
from generator.commands.mail_options import configure_ledger, natural, refuse_running, refuse_vanished
from generator.ledger.ledger import LedgerBusy
from generator.ledger.state import LedgerState
from generator.outcome import SCHEDULE_ERRORS, Failure
from tests.mail.school import TODAY, UPLOAD_DUE, agenda

NOW = datetime(2026, 11, 4, 9, tzinfo=UTC)


def many_teachers(raw: dict[str, Any]) -> None:
    raw["teachers"] = [{**raw["teachers"][0], "id": f"t{number}"} for number in range(20)]


def told(gone: int, known: int) -> tuple[Agenda, LedgerState]:
    """A record of so many deadlines to come, of which the schedule has so many no longer."""
    found = agenda(TODAY, many_teachers)
    still = [each.key for each in found.occurrences if each.due][: known - gone]
    assert len(still) == known - gone
    keys = [*still, *(f"2026/cyclogram/gone/{number}" for number in range(gone))]
    return found, LedgerState(TODAY, told={(key, "alfa"): UPLOAD_DUE for key in keys})


@pytest.mark.parametrize(("gone", "known"), [(9, 9), (10, 20), (11, 22)])
def test_few_deadlines_or_half_of_them_may_vanish(
    gone: int, known: int, capsys: pytest.CaptureFixture[str]
) -> None:
    refuse_vanished(*told(gone, known), accepted=False)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("gone", "known"), [(10, 10), (10, 19), (11, 21)])
def test_more_than_half_of_many_deadlines_may_vanish_only_where_it_is_accepted(
    gone: int, known: int, capsys: pytest.CaptureFixture[str]
) -> None:
    said = f"из графика пропало {gone} из {known} сроков, о которых люди уже знают"
    with pytest.raises(Failure) as raised:
        refuse_vanished(*told(gone, known), accepted=False)
    assert (raised.value.code, str(raised.value)) == (
        SCHEDULE_ERRORS,
        f"{said}. Ничего не отправлено. Если так и задумано, добавьте --accept-withdrawn",
    )
    refuse_vanished(*told(gone, known), accepted=True)
    assert capsys.readouterr().err == f"Внимание: {said}.\n"


@pytest.mark.parametrize("silent", [timedelta(minutes=59), timedelta(minutes=-59), timedelta(hours=9)])
def test_a_run_that_is_silent_for_long_has_died(silent: timedelta) -> None:
    """Clocks of two machines differ; one far ahead is as wrong as one far behind."""
    refuse_running(LedgerState(TODAY, unfinished_since=NOW - silent), NOW, timedelta(minutes=59))
    refuse_running(LedgerState(TODAY), NOW, timedelta(minutes=59))


@pytest.mark.parametrize("silent", [timedelta(), timedelta(minutes=58, seconds=59), timedelta(minutes=-58)])
def test_a_run_that_is_silent_for_less_may_still_be_going(silent: timedelta) -> None:
    with pytest.raises(LedgerBusy) as raised:
        refuse_running(LedgerState(TODAY, unfinished_since=NOW - silent), NOW, timedelta(minutes=59))
    assert str(raised.value) == (
        "другая отправка ещё идёт или только что оборвалась: повторите через 59 минут"
    )


def test_half_an_hour_of_silence_is_long() -> None:
    parser = ArgumentParser()
    configure_ledger(parser)
    assert parser.parse_args([]).takeover_after == 30
    assert parser.parse_args(["--takeover-after", "5"]).takeover_after == 5


def test_a_number_is_of_up_to_six_digits() -> None:
    assert [natural(text) for text in ("0", "7", "123456")] == [0, 7, 123456]
    for text in ("", "-1", "1.5", "²", "٣", "1234567", "семь"):
        with pytest.raises(ArgumentTypeError) as raised:
            natural(text)
        assert str(raised.value) == f"«{text}» — не целое число"
