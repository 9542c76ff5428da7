"""Why a teacher is due in a school year, or in none: the same words for site, papers and the file."""

from generator.occurrences.perspective import Nothing, Reason, Turn
from generator.schedule.choices import Category
from generator.wording.dates import in_month, numeric_day, plural

_NOTHING = {
    Nothing.ON_LEAVE: "временно не работает",
    Nothing.LEFT: "уволен(а)",
    Nothing.WITHOUT_END: "категория бессрочная",
    Nothing.LATER: "позже этих лет",
    Nothing.GRANTED_UNKNOWN: "неизвестно: впишите, когда установлено соответствие (granted)",
    Nothing.HIRED_UNKNOWN: "неизвестно: впишите, с какого дня в должности (hired)",
}


def nothing_text(nothing: Nothing) -> str:
    return _NOTHING[nothing]


def turn_text(turn: Turn) -> str:
    """«категория действует до 20.05.2027», «5 лет после 12.03.2023 — 12.03.2028»"""
    held = "соответствие" if turn.category is Category.FIT else "категория"
    since = numeric_day(turn.since) if turn.since else ""
    match turn.reason:
        case Reason.PLANNED:
            return _planned_text(turn)
        case Reason.TERM_ENDS:
            return f"{held} действует до {since}"
        case Reason.TERM_ENDED:
            return f"прежний срок кончился {since}"
        case Reason.FIT_AGAIN:
            return f"прежнее соответствие — {since}, {_later(turn)}"
        case Reason.HIRED:
            return f"в должности с {since}, {_later(turn)}"


def _planned_text(turn: Turn) -> str:
    is_month = turn.planned and turn.planned.approximate
    return f"в графике: {in_month(turn.day) if is_month else numeric_day(turn.day)}"


def _later(turn: Turn) -> str:
    """«5 лет — 12.03.2028»"""
    assert turn.since
    years = turn.day.year - turn.since.year
    return f"{plural(years, 'год', 'года', 'лет')} — {numeric_day(turn.day)}"
