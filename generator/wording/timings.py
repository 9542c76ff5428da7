"""Sentences about timings: what the «Сроки» column says, and why an occurrence has its day."""

from datetime import date

from generator.occurrences.occurrence import (
    AttestationDay,
    Deadline,
    FromRow,
    Meeting,
    Occurrence,
    Period,
    Undated,
)
from generator.schedule.choices import Count
from generator.schedule.months import MONTHS
from generator.schedule.timing import (
    BySchedule,
    DaysAfter,
    DaysBefore,
    During,
    EveryMonth,
    FixedDates,
    Monthly,
    TimingBase,
)
from generator.wording.dates import (
    IN_MONTH,
    in_month,
    long_day,
    month_title,
    plural,
    short_day,
    working_weekend,
)
from generator.wording.occurrences import due_weekday


def column_lines(timings: tuple[TimingBase, ...]) -> tuple[str, ...]:
    """The official table's «Сроки» cell: «вводный в августе, текущий согласно индивидуальному …» in one
    line, unless the paper has several lines for one of the timings."""
    if any(len(timing.text) > 1 for timing in timings):
        return tuple(line for timing in timings for line in timing.text or (timing_text(timing),))
    return (", ".join(map(timing_text, timings)),)


def timing_text(timing: TimingBase) -> str:
    """The timing where it stands alone, in one line; what the paper says twice is said once."""
    if timing.text:
        return ", ".join(dict.fromkeys(timing.text))
    return f"{timing.note} {_rule(timing, inside=True)}" if timing.note else _rule(timing, inside=False)


def _rule(timing: TimingBase, *, inside: bool) -> str:
    """`inside`: the rule stands behind a note, as in «вводный в августе»."""
    match timing:
        case Monthly():
            return _months(timing, inside=inside)
        case EveryMonth():
            return f"ежемесячно, до {timing.day} числа" if timing.day else "ежемесячно"
        case DaysBefore():
            return f"за {_distance(timing.days_before, timing.count)} до планируемых сроков аттестации"
        case DaysAfter():
            return f"через {_distance(timing.days_after, timing.count)} после аттестации"
        case During(during="individual"):
            return "согласно индивидуальному графику аттестации"
        case During():
            return "в течение учебного года"
        case BySchedule():
            known = f", {long_day(timing.date)}" if timing.date else ""
            return f"по графику {timing.by_schedule_of}{known}"
        case FixedDates():
            return _fixed(timing)
    raise TypeError(timing)


def _months(timing: Monthly, *, inside: bool) -> str:
    if timing.day:
        return ", ".join(f"до {timing.day} {_genitive(number)}" for number in timing.month)
    if inside:
        return "в " + ", ".join(IN_MONTH[number - 1] for number in timing.month)
    return ", ".join(MONTHS[number - 1] for number in timing.month)


def _genitive(month: int) -> str:
    return short_day(date(2000, month, 1)).removeprefix("1 ")


def _fixed(timing: FixedDates) -> str:
    parts = [", ".join(long_day(day) for day in timing.date)]
    if timing.time:
        parts.append(f"в {timing.time:%H:%M}")
    if timing.place:
        parts.append(timing.place)
    return ", ".join(parts)


def _distance(days: int, count: Count) -> str:
    if count is Count.WORKING:
        return plural(days, "рабочий день", "рабочих дня", "рабочих дней")
    return plural(days, "день", "дня", "дней")


def why(occurrence: Occurrence, *, is_day_told: bool = False) -> str:
    """Why this day, in a sentence without a full stop (date rule 7). `is_day_told`: the day stands beside it,
    so only a day from which it was moved is named."""
    match occurrence:
        case AttestationDay():
            return _why_planned(occurrence)
        case Deadline() | Meeting():
            is_short = is_day_told and not occurrence.moved
            return roughly(_rule_of(occurrence) if is_short else _why_due(occurrence), occurrence)
        case Period():
            days = f"с {long_day(occurrence.opens)} по {long_day(occurrence.closes)}"
            return roughly(f"{_rule_of(occurrence)}: {days}", occurrence)
        case Undated():
            return f"{_rule_of(occurrence)}; дата ещё не назначена"
    raise TypeError(occurrence)


def why_beside_day(occurrence: Occurrence) -> str:
    """The same where the day itself stands beside, and without a colon: «за 10 дней до 15 марта 2027 г.»;
    empty where nothing is left to say."""
    match occurrence:
        case AttestationDay():
            return ""
        case Deadline() | Meeting() if isinstance(occurrence.row.timing, FixedDates):
            return ""
        case Deadline(moved=True):
            nominal, day_off = short_day(occurrence.nominal), occurrence.day_off
            way = "раньше" if occurrence.due < occurrence.nominal else "позже"
            reason = f"{_rule_of(occurrence)}; {nominal} — {day_off}, поэтому срок {way}"
            return roughly(reason, occurrence)
        case Deadline() | Meeting() | Period() | Undated():
            return roughly(_rule_of(occurrence), occurrence)
    raise TypeError(occurrence)


def brief_why(occurrence: Occurrence, goal: str = "") -> str:
    """The same in two or three words, without a date: «за 20 дней, с переносом»; with the name of the
    attestation in the genitive «за 20 дней до аттестации, с переносом», or «за 20 дней до начала апреля»
    where no more is known of it."""
    match occurrence:
        case AttestationDay():
            return "планируемый месяц" if occurrence.approximate else "планируемый день"
        case Deadline(moved=True):
            return f"{_brief_rule(occurrence.row.timing, _brief_goal(occurrence, goal))}, с переносом"
        case Deadline() | Meeting() | Period() | Undated():
            return _brief_rule(occurrence.row.timing, _brief_goal(occurrence, goal))
    raise TypeError(occurrence)


def _brief_goal(occurrence: FromRow, goal: str) -> str:
    return _beginning(occurrence.planned) if goal and occurrence.approximate and occurrence.planned else goal


def _brief_rule(timing: TimingBase, goal: str) -> str:
    match timing:
        case DaysBefore():
            return f"за {_distance(timing.days_before, timing.count)}{goal and f' до {goal}'}"
        case DaysAfter():
            return f"через {_distance(timing.days_after, timing.count)}{goal and f' после {goal}'}"
        case Monthly() | EveryMonth():
            return f"до {timing.day} числа месяца" if timing.day else "до конца месяца"
        case FixedDates():
            return "назначено"
    return _rule(timing, inside=False)


def roughly(reason: str, occurrence: Occurrence) -> str:
    return f"ориентировочно, {reason}" if occurrence.approximate else reason


def _why_due(occurrence: Deadline | Meeting) -> str:
    rule, nominal = _rule_of(occurrence), short_day(occurrence.nominal)
    if occurrence.moved:
        return f"{rule}: {nominal} — {occurrence.day_off}, перенесено на {_moved_to(occurrence.due)}"
    return f"{rule} — {nominal}, {due_weekday(occurrence)}"


def _moved_to(due: date) -> str:
    """Deadlines move to working days only."""
    name = working_weekend(due, accusative=True)
    return f"{short_day(due)}, {name}" if name else short_day(due)


def _why_planned(occurrence: AttestationDay) -> str:
    if occurrence.approximate:
        return f"планируется {in_month(occurrence.due)}; день ещё не назначен"
    feast = holiday(occurrence)
    rest = f" — {feast}" if feast else ""
    return f"планируемая дата аттестации — {long_day(occurrence.due)}, {due_weekday(occurrence)}{rest}"


def holiday(planned: AttestationDay) -> str:
    """Why nobody works on the planned day, where its weekday doesn't say it."""
    return "" if planned.day_off in (None, due_weekday(planned)) else str(planned.day_off)


def _anchor(planned: date, occurrence: FromRow) -> str:
    """Nobody is told the first of the month as the day of an attestation (date rule 6)."""
    return f"{_beginning(planned)} {planned.year} года" if occurrence.approximate else long_day(planned)


def _beginning(planned: date) -> str:
    return f"начала {_genitive(planned.month)}"


def _rule_of(occurrence: FromRow) -> str:
    """The rule with its anchor: «за 10 дней до 15 марта 2027 г.»."""
    timing, planned, nominal = occurrence.row.timing, occurrence.planned, occurrence.nominal
    match timing:
        case DaysBefore() if planned:
            return f"за {_distance(timing.days_before, timing.count)} до {_anchor(planned, occurrence)}"
        case DaysAfter() if planned:
            return f"через {_distance(timing.days_after, timing.count)} после {_anchor(planned, occurrence)}"
        case Monthly() | EveryMonth() if nominal:
            until = f"до {timing.day} числа месяца" if timing.day else "до конца месяца"
            return f"{until} ({month_title(nominal).lower()})"
        case FixedDates():
            return "назначено"
        case BySchedule():
            return f"по графику {timing.by_schedule_of}"
    return _rule(timing, inside=False)
