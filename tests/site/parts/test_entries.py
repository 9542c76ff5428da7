"""What a day lists: people first, what a plan has for the whole school folded."""

from datetime import date
from typing import Any

from generator.site.parts.entries import Entry, entries, legend
from generator.site.parts.steps import Step
from tests.samples import TODAY, activity, attestation, make_schedule, plan, role, teacher
from tests.site.rendering import page_context

ROLES = [role("teacher", "Педагог"), role("head", "Руководитель")]
MAY = {"month": "май"}


def row(name: str, when: Any = MAY, **more: Any) -> dict[str, Any]:
    return activity(when, id=name, title=name.capitalize(), responsible=["head"]) | more


def steps(*rows: Any, planned: str = "2027-06-10", today: date = TODAY, **more: Any) -> list[Step]:
    plans = [plan(*rows, short_title="План ИМЦ")]
    school = page_context(
        make_schedule(plans=plans, roles=ROLES, teachers=[teacher(attestation(planned))], **more), today
    )
    return school.steps.of(school.agenda.occurrences)


def told(found: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(entry.name, entry.what) for entry in found]


def test_rows_of_a_plan_for_the_whole_school_are_folded_behind_the_people() -> None:
    found = entries(
        steps(row("first"), row("second"), row("upload", {"days_before": "10"}, short="Загрузка"))
    )
    assert told(found) == [
        ("Пробина", "загрузка"),
        ("Пробина", "аттестация"),
        ("План ИМЦ", "2 мероприятия"),
    ]
    assert [[step.short for step in entry.steps] for entry in found if entry.is_folded] == [
        ["First", "Second"]
    ]


def test_people_stand_before_a_single_work_of_the_school() -> None:
    found = entries(reversed(steps(row("alone"), planned="2027-05-31")))
    assert told(found) == [("Пробина", "аттестация"), ("Alone", "")]
    assert told(entries(steps(row("alone"), planned="2027-06-01"))) == [
        ("Пробина", "аттестация"),
        ("Alone", ""),
    ]


def test_one_row_alone_a_meeting_and_a_row_with_a_letter_of_its_own_stand_by_themselves() -> None:
    hour = {"date": "2027-05-31", "time": "15:00", "place": "актовый зал"}
    found = entries(steps(row("alone"), row("meeting", hour), row("marked", mark="Ж"))[:3])
    assert told(found) == [("Alone", ""), ("Marked", ""), ("Meeting", "15:00, актовый зал")]


def test_rows_of_two_plans_are_two_folds() -> None:
    one, other = (plan(row("a"), row("b"), id=name, title=name) for name in ("one", "other"))
    school = page_context(make_schedule(plans=[one, other], roles=ROLES))
    assert told(entries(school.steps.of(school.agenda.occurrences))) == [
        ("one", "2 мероприятия"),
        ("other", "2 мероприятия"),
    ]


def test_a_fold_is_overdue_if_any_of_it_is_and_done_if_all_is() -> None:
    done = {"2027-05": "2027-05-20"}

    def status(*rows: Any, **more: Any) -> str:
        (entry,) = entries(steps(*rows, today=date(2027, 6, 2), **more)[:2])
        return entry.status

    assert status(row("a"), row("b", done=done), tracking="on") == "overdue"
    assert status(row("a"), row("b", done=done)) == ""
    assert status(row("a", done=done), row("b", done=done)) == "done"


def test_what_counts_from_a_month_is_marked_but_for_the_attestation_without_a_day() -> None:
    found = entries(steps(row("upload", {"days_before": "10"}), planned="2027-06"))
    assert [(entry.what, entry.what_in_full) for entry in found] == [
        ("upload, ориентировочно", "upload, ориентировочно"),
        ("аттестация", "аттестация на первую категорию"),
    ]


def test_a_step_of_a_teacher_says_why_and_who_does_it_for_her() -> None:
    rows = (
        row("accounts", {"days_before": "20"}, responsible=["head", "teacher"]),
        row("upload", {"days_before": "10"}, responsible=["teacher"]),
        row("report"),
    )
    found = {entry.first.short: entry for entry in entries(steps(*rows))}
    assert {name: (entry.reason, [each.text for each in entry.others]) for name, entry in found.items()} == {
        "Accounts": ("за 20 дней до аттестации", ["Руководитель"]),
        "Upload": ("за 10 дней до аттестации", []),
        "Report": ("", ["Руководитель"]),
        "Аттестация на первую категорию": ("", []),
    }


def test_the_legend_names_each_letter_once_in_the_order_in_which_they_come() -> None:
    rows = (row("help", short="Помощь"), row("other"), row("upload", {"days_before": "10"}, short="Загрузка"))
    found = legend(steps(*rows))
    assert [(meaning.step.mark, meaning.words) for meaning in found] == [
        ("И", "план ИМЦ"),
        ("З", "загрузка"),
        ("А", "аттестация"),
    ]
