"""Edits of a school, one after the other, and exactly what each of them changes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.changes import Changes, compare
from generator.changes.compare import Cause
from generator.changes.mailing import MailChange
from generator.problems import Position, Problem, Severity
from generator.remindings import Reminding
from tests.changes.conftest import Sample

UPLOAD, PLANNED = "2026/cyclogram/upload/vtoraya/highest", "2026/attestation/vtoraya/highest"


def _activity(data: dict[str, Any], number: int) -> Any:
    return data["plans"][0]["activities"][number]


def test_a_file_compared_with_itself_changes_nothing(sample: Sample) -> None:
    assert sample.changes(lambda data: None) == Changes()
    assert not Changes()


def _shuffled(value: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
    """The same data, every list in another order; inside `when` the order is the paper's own wording."""
    if isinstance(value, dict):
        return {key: each if key == "when" else _shuffled(each, draw) for key, each in value.items()}
    return (
        draw(st.permutations([_shuffled(each, draw) for each in value])) if isinstance(value, list) else value
    )


@given(st.data())
def test_another_order_of_the_lists_changes_nothing(sample: Sample, data: st.DataObject) -> None:
    def shuffle(school: dict[str, Any]) -> None:
        school.update(_shuffled(school, data.draw))

    assert sample.changes(shuffle) == Changes()


def test_a_planned_date_moves_with_the_steps_that_lead_to_it(sample: Sample) -> None:
    changes = sample.changes(lambda data: data["teachers"][0]["attestations"][0].update(date="2027-03-22"))
    moved = [(pair.new.key, pair.old.due, pair.new.due, pair.cause) for pair in changes.moved]
    assert moved == [
        (UPLOAD, date(2027, 3, 5), date(2027, 3, 12), Cause.PLANNED),
        (PLANNED, date(2027, 3, 15), date(2027, 3, 22), Cause.PLANNED),
    ]
    assert changes == Changes(moved=changes.moved, mail=changes.mail)
    assert [(each.person, len(each.added), len(each.dropped)) for each in changes.mail] == [("vtoraya", 4, 4)]


def test_a_month_that_gets_its_day_is_a_move_even_on_the_first(sample: Sample) -> None:
    month = sample.edited(lambda data: data["teachers"][0]["attestations"][0].update(date="2027-03"))
    changes = month.changes(lambda data: data["teachers"][0]["attestations"][0].update(date="2027-03-01"))
    assert [pair.new.key for pair in changes.moved] == [UPLOAD, PLANNED]
    eve = Reminding(date(2027, 2, 26), PLANNED, date(2027, 3, 1))
    assert changes.mail == (MailChange("vtoraya", (eve,), ()),)


def test_a_new_rule_moves_dates_and_shows_among_the_edits(sample: Sample) -> None:
    changes = sample.changes(lambda data: _activity(data, 0)["when"].update(days_before="20"))
    assert [(pair.new.due, pair.cause) for pair in changes.moved] == [
        (date(2027, 2, 20), Cause.RULE),
        (date(2027, 3, 23), Cause.RULE),
    ]
    assert [(each.place, each.owner, each.label, each.old, each.new) for each in changes.edits] == [
        (
            ("plans", "cyclogram", "activities", "upload", "when"),
            "Мероприятие «Загрузка материалов»",
            "Сроки",
            "за 10 дней до планируемых сроков аттестации",
            "за 20 дней до планируемых сроков аттестации",
        )
    ]


def test_a_day_off_moves_only_the_dates_that_fall_on_it(sample: Sample) -> None:
    changes = sample.changes(lambda data: data.update(calendar={"days_off": ["2027-03-05"]}))
    assert [(pair.new.key, pair.new.due, pair.cause) for pair in changes.moved] == [
        (UPLOAD, date(2027, 3, 4), Cause.CALENDAR)
    ]
    assert [(each.owner, each.label, each.old, each.new) for each in changes.edits] == [
        ("Рабочий календарь", "Выходные школы", None, "05.03.2027")
    ]


@pytest.mark.parametrize("change", [{"time": "16:00"}, {"minutes": "90"}, {"place": "кабинет 5"}])
def test_a_meeting_moves_with_its_hour_its_length_and_its_place(
    sample: Sample, change: dict[str, str]
) -> None:
    changes = sample.changes(lambda data: _activity(data, 2)["when"].update(change))
    assert [pair.new.key for pair in changes.moved] == ["2026/cyclogram/meeting/2026-12-15"]


def test_a_new_teacher_brings_work_but_no_edits(sample: Sample) -> None:
    newcomer = {
        "id": "chetvertaya",
        "name": "Четвёртая Проба Образцовна",
        "position": "учитель физики",
        "category": {"name": "первая", "until": "2027-05-20"},
        "attestations": [{"for": "соответствие", "date": "2027-02-15"}],
    }
    changes = sample.changes(lambda data: data["teachers"].append(newcomer))
    assert [each.key for each in changes.added] == [
        "2026/cyclogram/upload/chetvertaya/fit",
        "2026/attestation/chetvertaya/fit",
    ]
    assert [each.id for each in changes.joined] == ["chetvertaya"]
    assert changes == Changes(added=changes.added, joined=changes.joined, mail=changes.mail)
    assert [each.person for each in changes.mail] == ["chetvertaya"]


@pytest.mark.parametrize("status", ["left", "on_leave"])
def test_who_leaves_loses_dates_and_mail_and_the_reason_is_not_told(sample: Sample, status: str) -> None:
    changes = sample.changes(lambda data: data["teachers"][0].update(status=status))
    assert [each.key for each in changes.dropped] == [UPLOAD, PLANNED]
    assert [each.id for each in changes.gone] == ["vtoraya"]
    assert [(each.label, each.old, each.new) for each in changes.edits] == []
    assert [(each.person, each.added, len(each.dropped)) for each in changes.mail] == [("vtoraya", (), 4)]


def test_a_block_that_is_taken_out_is_a_teacher_gone(sample: Sample) -> None:
    changes = sample.changes(lambda data: data["teachers"].pop(0))
    assert [each.id for each in changes.gone] == ["vtoraya"]
    assert changes == Changes(dropped=changes.dropped, gone=changes.gone, mail=changes.mail)


def test_a_renamed_teacher_keeps_every_date(sample: Sample) -> None:
    changes = sample.changes(lambda data: data["teachers"][0].update(name="Иная Проба Образцовна"))
    assert changes == Changes(edits=changes.edits)
    assert [(each.place, each.old, each.new) for each in changes.edits] == [
        (("teachers", "vtoraya", "name"), "Вторая Проба Образцовна", "Иная Проба Образцовна")
    ]


def test_a_done_step_is_marked_and_not_mailed_again(sample: Sample) -> None:
    def mark(data: dict[str, Any]) -> None:
        data["teachers"][0]["attestations"][0]["done"] = {"upload": "2026-11-20"}

    changes = sample.changes(mark)
    assert [(pair.new.key, pair.old.done, pair.new.done) for pair in changes.marked] == [
        (UPLOAD, None, date(2026, 11, 20))
    ]
    assert [(each.person, each.added, len(each.dropped)) for each in changes.mail] == [("vtoraya", (), 2)]
    assert changes == Changes(marked=changes.marked, mail=changes.mail)


def test_another_holder_of_a_role_takes_over_its_mail(sample: Sample) -> None:
    changes = sample.changes(lambda data: data["roles"][0].update(people=["nulevoy"]))
    assert [(each.person, len(each.added), len(each.dropped)) for each in changes.mail] == [
        ("nulevoy", 4, 0),
        ("pervaya", 0, 4),
    ]
    assert [(each.owner, each.label, each.old, each.new) for each in changes.edits] == [
        ("Роль «Ответственный за аттестацию»", "Кто исполняет", "pervaya", "nulevoy")
    ]


def test_a_category_is_an_edit_as_the_site_tells_it(sample: Sample) -> None:
    held = {"name": "первая", "until": "2027-05-20"}
    changes = sample.changes(lambda data: data["teachers"][0].update(category=held))
    assert [(each.owner, each.label, each.old, each.new) for each in changes.edits] == [
        ("Вторая Проба Образцовна", "Имеющаяся категория", None, "первая, действует до 20.05.2027"),
    ]


def test_a_second_category_is_an_edit_whatever_their_order(sample: Sample) -> None:
    held = [{"name": "педагог-методист"}, {"name": "высшая"}]
    changes = sample.changes(lambda data: data["teachers"][0].update(category=held))
    assert [(each.label, each.old, each.new) for each in changes.edits] == [
        ("Имеющаяся категория", None, "высшая, бессрочно; педагог-методист, бессрочно")
    ]


def test_another_list_of_things_to_prepare_is_an_edit_of_the_row(sample: Sample) -> None:
    changes = sample.changes(
        lambda data: _activity(data, 0).update(items=["карта урока", "заявление", "план"])
    )
    assert [(each.label, each.old, each.new) for each in changes.edits] == [
        ("Состав работы", "заявление, карта урока", "заявление, карта урока, план")
    ]
    assert changes == Changes(edits=changes.edits)


def test_a_sign_or_a_line_of_the_paper_is_an_edit_of_the_row(sample: Sample) -> None:
    def edit(data: dict[str, Any]) -> None:
        _activity(data, 0)["items"] = ["заявление;", {"text": "карта урока.", "note": "по должности"}]
        _activity(data, 0)["when"] |= {"text": ["за 10 дней", "за 10 дней"]}
        data["plans"][0]["bullet"] = "-"

    assert [(each.label, each.old, each.new) for each in sample.changes(edit).edits] == [
        ("Состав работы", "заявление, карта урока", "заявление;, карта урока (по должности)."),
        ("Сроки", "за 10 дней до планируемых сроков аттестации", "за 10 дней, за 10 дней"),
        ("Знак перед частями работы", None, "-"),
    ]


def test_past_deadlines_and_past_lead_times_are_mailed_today_or_never(sample: Sample) -> None:
    """On 10 March the step of 5 March is over; the reminder 7 days before 15 March is due since 5 March, as
    the 8th is a holiday, and the last one comes on Friday, the 12th."""
    late = sample.on(date(2027, 3, 10))
    changes = late.changes(lambda data: data["teachers"][0].update(status="left"))
    assert [(each.day, each.key) for each in changes.mail[0].dropped] == [
        (date(2027, 3, 10), PLANNED),
        (date(2027, 3, 12), PLANNED),
    ]


def test_tracking_adds_mail_after_missed_deadlines_only(sample: Sample) -> None:
    changes = sample.changes(lambda data: data.update(tracking="on"))
    after = {(each.day - each.due).days for change in changes.mail for each in change.added}
    assert after == {3, 4, 7}, "the day after each of them is off"
    assert {each.key.split("/")[1] for change in changes.mail for each in change.added} == {"cyclogram"}
    assert [change.dropped for change in changes.mail] == [(), (), ()]


def _warning(line: int, message: str) -> Problem:
    return Problem("schedule.yaml", Position(line, 1), Severity.WARNING, "day-off", message)


def test_a_warning_is_new_or_gone_by_its_sentence_not_by_its_line(sample: Sample) -> None:
    agenda = sample.agenda
    old = [_warning(3, "прежнее"), _warning(5, "остаётся"), _warning(6, "дважды"), _warning(7, "дважды")]
    new = [_warning(9, "остаётся"), _warning(10, "дважды"), _warning(11, "новое")]
    changes = compare(agenda, agenda, old, new)
    assert changes == Changes(
        warnings_new=(_warning(11, "новое"),), warnings_gone=(_warning(3, "прежнее"), _warning(7, "дважды"))
    )


def test_a_role_a_plan_or_a_colleague_that_comes_or_goes_is_one_edit(sample: Sample) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["staff"].append({"id": "nikto", "name": "Никто Никто", "position": "секретарь"})
        data["roles"].append({"id": "clerk", "title": "Секретарь", "people": ["nikto"]})
        data["plans"].append({"id": "other", "title": "Другой план"})

    added = sample.changes(edit)
    assert added == Changes(edits=added.edits)
    assert [(each.place, each.owner, each.label, each.old, each.new) for each in added.edits] == [
        (("plans", "other"), "План «Другой план»", "В графике", None, "есть"),
        (("roles", "clerk"), "Роль «Секретарь»", "В графике", None, "есть"),
        (("staff", "nikto"), "Никто Никто", "В графике", None, "есть"),
    ]
    removed = sample.edited(edit).changes(
        lambda data: [data[name].pop() for name in ("staff", "roles", "plans")]
    )
    assert [(each.owner, each.old, each.new) for each in removed.edits] == [
        (each.owner, each.new, each.old) for each in added.edits
    ]


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data["school"].update(name="Школа № 00"),
        lambda data: data["school"].update(timezone="Asia/Omsk"),
        lambda data: data["plans"][0].update(title="Иной план"),
        lambda data: data["plans"][0].update(columns={"title": "Работа"}),
        lambda data: data["roles"][2].update(title="Учитель"),
        lambda data: data["limits"].update(attestations_per_month="3"),
        lambda data: _activity(data, 0).update(shift="next"),
        lambda data: _activity(data, 0).update(only={"positions": ["учитель физики", "учитель музыки"]}),
        lambda data: data["teachers"][0].update(gender="female"),
        lambda data: data["teachers"][0]["attestations"][0].update(position="педагог-организатор"),
        lambda data: _activity(data, 0)["when"].update(note="текущий"),
    ],
)
def test_nothing_that_an_edit_changes_is_passed_over(
    sample: Sample, edit: Callable[[dict[str, Any]], object]
) -> None:
    with_limits = sample.edited(lambda data: data.update(limits={"attestations_per_month": "9"}))
    assert len(with_limits.changes(edit).edits) == 1
