"""When a ledger and a schedule are unfit to be mailed from."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from generator.agenda import Agenda
from generator.ledger.lines import EventKind, History
from generator.ledger.state import LedgerState
from generator.mail.refusals import (
    damage,
    most_vanished,
    still_open_of_other_years,
    still_running,
    unknown_to_this_year,
    vanished,
)
from tests.mail.past import event, lead, record
from tests.mail.school import ACCOUNTS, DAY, TODAY, UPLOAD, UPLOAD_DUE, agenda, without_activity

NOW = datetime(2026, 11, 4, 9, tzinfo=UTC)
PATIENCE = timedelta(minutes=59)


def many_teachers(raw: dict[str, Any]) -> None:
    raw["teachers"] = [{**raw["teachers"][0], "id": f"t{number}"} for number in range(20)]


def told(gone: int, known: int) -> tuple[Agenda, LedgerState]:
    """A record of so many deadlines to come, of which the schedule has so many no longer."""
    found = agenda(TODAY, many_teachers)
    still = [each.key for each in found.occurrences if each.due][: known - gone]
    assert len(still) == known - gone
    keys = [*still, *(f"2026/cyclogram/gone/{number}" for number in range(gone))]
    return found, LedgerState(TODAY, told={(key, "alfa"): UPLOAD_DUE for key in keys})


def test_vanished_deadlines_are_counted() -> None:
    sent = record(
        event(EventKind.SENT, lead(UPLOAD, "alfa", 14, UPLOAD_DUE)),
        event(EventKind.SENT, lead(ACCOUNTS, "director", 7, date(2026, 11, 11))),
    )
    assert vanished(agenda(TODAY, without_activity(0)), sent) == (1, 2)
    assert vanished(agenda(UPLOAD_DUE, without_activity(0)), sent) == (1, 1)
    assert vanished(agenda(UPLOAD_DUE + DAY, without_activity(0)), sent) == (0, 0)


@pytest.mark.parametrize(("gone", "known"), [(9, 9), (10, 20), (11, 22)])
def test_few_deadlines_or_half_of_them_may_vanish(gone: int, known: int) -> None:
    assert most_vanished(*told(gone, known)) is None


@pytest.mark.parametrize(("gone", "known"), [(10, 10), (10, 19), (11, 21)])
def test_more_than_half_of_many_deadlines_is_most_of_them(gone: int, known: int) -> None:
    assert most_vanished(*told(gone, known)) == (
        f"из графика пропало {gone} из {known} сроков, о которых люди уже знают"
    )


@pytest.mark.parametrize("silent", [timedelta(minutes=59), timedelta(minutes=-59), timedelta(hours=9)])
def test_a_run_that_is_silent_for_long_has_died(silent: timedelta) -> None:
    """Clocks of two machines differ; one far ahead is as wrong as one far behind."""
    assert still_running(LedgerState(TODAY, unfinished_since=NOW - silent), NOW, PATIENCE) is None
    assert still_running(LedgerState(TODAY), NOW, PATIENCE) is None


@pytest.mark.parametrize("silent", [timedelta(), timedelta(minutes=58, seconds=59), timedelta(minutes=-58)])
def test_a_run_that_is_silent_for_less_may_still_be_going(silent: timedelta) -> None:
    assert still_running(LedgerState(TODAY, unfinished_since=NOW - silent), NOW, PATIENCE) == (
        "другая отправка ещё идёт или только что оборвалась: повторите через 59 минут"
    )


def test_lines_that_cannot_be_read_are_named() -> None:
    assert damage(History(TODAY)) is None
    assert damage(History(TODAY, damaged=(3, 7))) == (
        "В журнале отправки не читаются строки: 3, 7; они пропущены."
    )


def told_of(days: dict[tuple[str, str], date | None]) -> tuple[Agenda, LedgerState]:
    return agenda(TODAY), LedgerState(TODAY, told=days)


def test_what_is_still_open_of_another_year_begins_today_and_is_named_once() -> None:
    told = told_of(
        {
            ("2025/plan/late/year", "alfa"): TODAY + DAY,
            ("2025/plan/late/year", "director"): TODAY + DAY,
            ("2025/plan/now/year", "alfa"): TODAY,
            ("2025/plan/past/year", "alfa"): TODAY - DAY,
            ("2025/plan/withdrawn/year", "alfa"): None,
            ("20260/plan/odd/year", "alfa"): TODAY,
            (UPLOAD, "alfa"): UPLOAD_DUE,
            ("2026/plan/gone/year", "alfa"): UPLOAD_DUE,
        }
    )
    assert still_open_of_other_years(*told) == (
        (TODAY, "2025/plan/now/year"),
        (TODAY, "20260/plan/odd/year"),
        (TODAY + DAY, "2025/plan/late/year"),
    )


@pytest.mark.parametrize(("number", "rest"), [(1, ""), (10, ""), (12, " и ещё 2")])
def test_what_another_year_leaves_open_is_named(number: int, rest: str) -> None:
    found = told_of({(f"2025/plan/row/{each:02}", "alfa"): date(2026, 12, 1) for each in range(number)})
    named = ", ".join(f"2025/plan/row/{each:02} (01.12.2026)" for each in range(min(number, 10)))
    assert unknown_to_this_year(*found) == (
        f"Люди знают о сроках другого учебного года, которые ещё впереди ({number}): {named}{rest}."
        " В графике их нет: об их переносе или отмене никто не узнает."
    )
    assert unknown_to_this_year(*told_of({(UPLOAD, "alfa"): UPLOAD_DUE})) is None


def test_no_day_is_told_of_another_year_s_attestation_that_may_have_had_none() -> None:
    months = told_of({("2025/attestation/alfa/first", "alfa"): date(2026, 12, 1)})
    assert (unknown_to_this_year(*months) or "").startswith(
        "Люди знают о сроках другого учебного года, которые ещё впереди (1): "
        "2025/attestation/alfa/first (в декабре 2026 года). "
    )
