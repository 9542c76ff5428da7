"""Whatever stands in a paper equals the agenda: every row, every date, every name."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from generator.agenda import Agenda
from generator.documents.making import Papers
from generator.occurrences.occurrence import Occurrence, Status
from generator.occurrences.planned_attestations import PlannedAttestation, planned_attestations
from generator.wording.dates import long_day, numeric_day
from generator.wording.occurrences import LOG, SITE, STATUS_TITLES, TABLE, when
from generator.wording.perspective import turn_text
from generator.wording.text import sorting
from generator.wording.timings import why
from tests.documents.reading import lines, papers, sample_agenda, sheet, table_rows, tables, word

AGENDA = sample_agenda()


@cache
def made() -> Papers:
    return papers(AGENDA)


def name(each: PlannedAttestation | Occurrence) -> str:
    return AGENDA.name(each.teacher.id if isinstance(each, PlannedAttestation) else str(each.teacher))


def planned() -> list[PlannedAttestation]:
    return sorted(
        planned_attestations(AGENDA.schedule), key=lambda each: (each.day, not each.approximate, name(each))
    )


def month(day: date) -> str:
    return {1: "январь", 3: "март", 4: "апрель"}[day.month] + f" {day.year}"


def day(each: PlannedAttestation) -> str:
    return month(each.day) if each.approximate else numeric_day(each.day)


def whole_day(each: PlannedAttestation) -> str:
    told = {"2027-03": "в марте 2027 года", "2027-04": "в апреле 2027 года"}
    return told[f"{each.day:%Y-%m}"] if each.approximate else long_day(each.day)


@pytest.mark.parametrize(("paper", "number"), [("schedule", 0), ("order", 1)])
def test_the_schedule_names_each_attestation_in_the_order_of_days(paper: str, number: int) -> None:
    _, *rows = tables(word(made(), paper))[number]
    assert [(row[1], row[2], row[5], row[6]) for row in rows] == [
        (name(each), each.post, each.category.in_full, day(each)) for each in planned()
    ]
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


def test_the_schedule_says_what_is_held_and_until_when() -> None:
    _, *rows = tables(word(made(), "schedule"))[0]
    held = {row[1]: (row[3], row[4]) for row in rows}
    assert held["Словарёв Пётр Алексеевич"] == ("первая, 16.06.2022", "16.06.2027")
    assert held["Глобусова Вера Аркадьевна"] == ("высшая, 23.11.2023", "бессрочно")
    assert held["Заботина Ольга Юрьевна"] == ("—", "—")


def test_a_decision_stands_in_the_note() -> None:
    _, *rows = tables(word(made(), "schedule"))[0]
    assert {row[1]: row[7] for row in rows if row[7]} == {
        "Букварёва Алёна Семёновна": "решение от 20.10.2026, приказ № 101-О от 22.10.2026"
    }


def test_the_schedules_days_are_days_in_excel() -> None:
    rows = table_rows(sheet(made(), "schedule"), "№")
    assert [(row[0], row[1], row[6], row[7]) for row in rows] == [
        (
            number,
            name(each),
            "" if each.approximate else each.day,
            month(each.day) if each.approximate else "",
        )
        for number, each in enumerate(planned(), start=1)
    ]


def test_accounts_go_by_month_and_leave_what_is_personal_empty() -> None:
    rows = table_rows(sheet(made(), "accounts"), "№")
    assert [(row[3], row[8]) for row in rows] == [
        (name(each), month(each.day) if each.approximate else each.day) for each in planned()
    ]
    assert [row[1] for row in rows][:3] == ["Октябрь 2026", "Ноябрь 2026", "Декабрь 2026"]
    assert {cell for row in rows for cell in row[9:]} == {""}


def test_the_agenda_has_every_occurrence() -> None:
    rows = table_rows(sheet(made(), "agenda"), "Срок")
    expected: list[tuple[Any, ...]] = [
        (
            each.day or "",
            when(each, TABLE).in_full,
            each.title,
            name(each) if each.teacher else "",
            STATUS_TITLES[AGENDA.status(each)],
            each.done or "",
            why(each),
        )
        for each in sorted(AGENDA.occurrences, key=lambda each: each.order)
    ]
    assert [(*row[:4], *row[8:]) for row in rows] == expected


def steps_of(each: PlannedAttestation) -> list[Occurrence]:
    own = [
        step
        for step in AGENDA.occurrences
        if step.attestation and step.teacher == each.teacher.id and step.attestation.slot == each.slot
    ]
    return sorted(own, key=lambda step: (step.due or step.opens or date.max, step.key))


@pytest.mark.parametrize(("paper", "column"), [("support", 2), ("route", 2)])
def test_each_attestation_has_all_its_steps_with_their_days(paper: str, column: int) -> None:
    found = tables(word(made(), paper))
    assert [[row[column] for row in table[1:]] for table in found] == [
        [when(step, SITE).in_full.replace("\xa0", " ") for step in steps_of(each)] for each in planned()
    ]


@pytest.mark.parametrize("paper", ["support", "route"])
def test_each_attestations_page_says_whose_it_is(paper: str) -> None:
    told = lines(word(made(), paper))
    assert [each for each in told if each.startswith("Аттестация: ")] == [
        f"Аттестация: {each.category.in_full}, {whole_day(each)}" for each in planned()
    ]
    assert [each for each in told if each in {f"{name(one)}, {one.post}" for one in planned()}] == [
        f"{name(each)}, {each.post}" for each in planned()
    ]


def test_what_is_to_be_prepared_has_a_box_each() -> None:
    steps = next(table for table in tables(word(made(), "route")))
    assert steps[3][1] == (
        "☑ Загрузка материалов ☐ размещение заявления педагога "
        "☐ размещение результатов проф. деятельности педагога (описание) "
        "☐ сопроводительное письмо руководителя ОО (прикрепляется в ЛК в случае, если документы педагога "
        "не согласованы)"
    )


def test_everybody_who_is_attested_is_acquainted_once() -> None:
    _, *rows = tables(word(made(), "acquaintance"))[0]
    assert [row[1] for row in rows] == sorted({name(each) for each in planned()})


def test_fitness_has_a_representation_each_and_open_attestations_a_letter_each() -> None:
    fit = [each for each in planned() if each.category == "соответствие"]
    told = lines(word(made(), "representation"))
    assert [each for each in told if each.startswith("1. ")] == [
        f"1. Фамилия, имя, отчество: {name(each)}" for each in fit
    ]
    letters = [each for each in lines(word(made(), "cover-letter")) if "подаёт документы" in each]
    assert letters == [
        f"{name(each)}, {each.post}, подаёт документы для аттестации {each.category.aim} "
        f"(планируемый срок: {whole_day(each)})."
        for each in planned()
        if each.attestation.result is None
    ]


def test_a_plans_execution_has_every_date_that_came_of_it() -> None:
    for plan in AGENDA.schedule.plans:
        rows = table_rows(sheet(made(), f"plan-{plan.id}", 1), "№")
        numbers = {each.id: number for number, each in enumerate(plan.activities, start=1)}
        expected = sorted(AGENDA.by_plan[plan.id], key=lambda each: (numbers[str(each.activity)], each.order))
        assert [(row[0], row[3], row[4], row[6]) for row in rows] == [
            (numbers[str(each.activity)], each.day or "", when(each, LOG).in_full, each.done or "")
            for each in expected
        ]


def test_a_plans_progress_says_what_was_done() -> None:
    _, progress = tables(word(made(), "plan-cyclogram"))
    assert progress[1][2:] == ["31.08.2026, понедельник", "выполнено 24.08.2026"]
    assert progress[6][2:] == ["у каждого педагога свой срок", "выполнено 3 из 15"]


def test_the_administration_hears_of_the_next_month_and_of_what_ends() -> None:
    following, ending = tables(word(made(), "informing"))
    assert [row[0] for row in following[1:]] == ["Мячиев Эльдар Тофик оглы"]
    assert [(row[0], row[3]) for row in ending[1:]] == [("Словарёв Пётр Алексеевич", "16.06.2027")]
    assert Status.OVERDUE not in {AGENDA.status(each) for each in AGENDA.occurrences}


def of(agenda: Agenda, paper: str, **asked: Any) -> Papers:
    return papers(agenda, paper, **asked)


def test_the_report_has_what_was_told_when_it_was_made() -> None:
    told = lines(word(of(AGENDA, "report", refused=2, withdrawn=1), "report"))
    assert told[2:8] == [
        "Запланировано аттестаций: 15",
        "Положительных решений: 1",
        "из них повысили категорию: 0, подтвердили ту же: 0, прежняя категория в графике не записана: 1",
        "Отказано: 2",
        "Отозвано заявлений: 1",
        "Решения ещё нет: 11",
    ]


def test_the_report_leaves_a_line_for_what_was_not_told() -> None:
    told = lines(word(made(), "report"))
    assert told[5:7] == ["Отказано: ________________", "Отозвано заявлений: ________________"]


def expected_turns() -> list[list[str]]:
    """Of everybody but who has left, by name, a cell for each of five years."""
    stay = [each for each in AGENDA.perspective if each.teacher.status != "left"]
    return [
        [
            " ".join(
                f"{'СЗД' if turn.category == 'соответствие' else turn.category}, {turn_text(turn)}"
                for turn in each.in_year(year)
            )
            for year in range(2026, 2031)
        ]
        for each in sorted(stay, key=lambda each: sorting(AGENDA.name(each.teacher.id)))
    ]


def test_the_perspective_plan_names_everybody_with_what_they_are_due() -> None:
    header, *rows = tables(word(made(), "perspective"))[0]
    assert header[5:10] == ["2026/2027", "2027/2028", "2028/2029", "2029/2030", "2030/2031"]
    assert [row[5:10] for row in rows] == expected_turns()
    assert [bool(row[10]) for row in rows] == [not any(turns) for turns in expected_turns()]


def test_the_perspective_plan_in_excel_has_the_same_cells_and_the_sums_of_its_columns() -> None:
    *rows, total = table_rows(sheet(made(), "perspective"), "№")
    assert [[cell.replace("\n", " ") for cell in row[5:10]] for row in rows] == expected_turns()
    turns = [[each.in_year(year) for year in range(2026, 2031)] for each in AGENDA.perspective]
    assert total[5:10] == [sum(len(row[number]) for row in turns) for number in range(5)]
