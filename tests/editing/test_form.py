"""An issue made with a form, as people rewrite it -> lines of edits, or what is wrong in which field."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.editing.answers import Asked
from generator.editing.attestation_acts import slot_of
from generator.editing.form import WrongForm, read_form
from generator.editing.forms import FORMS, LABEL, forms_in
from generator.editing.issue_body import is_form, sections
from generator.loading.private_data import without_private
from generator.schedule.choices import Category
from generator.schedule.parsing import fold
from tests.issue_forms import issue_body

FOLDER = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE"
TEMPLATES = {
    path.name: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted(FOLDER.glob("*.yml"))
    if path.name != "config.yml"
}
OPENED = date(2027, 3, 3)


def asked(text: str, *planned: str) -> Asked:
    """`planned` are the categories for which everybody has an attestation."""

    def is_planned(teacher: str, category: Category, post: str | None) -> bool:
        return category in planned

    return read_form(text, OPENED, is_planned)


def lines(found: Asked) -> list[str]:
    assert found.problems == ()
    return [each.edit.line for each in found.edits]


def told(found: Asked) -> list[str]:
    assert found.edits == ()
    return [f"{each.file}: {each.sentences}" for each in found.problems]


def fields_of(template: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in template["body"] if each["type"] != "markdown"]


def test_the_forms_on_github_are_those_that_the_program_reads() -> None:
    shown = {
        name: (
            template["name"],
            [
                (
                    each["id"],
                    each["attributes"]["label"],
                    each.get("validations", {}).get("required", False),
                )
                for each in fields_of(template)
            ],
        )
        for name, template in TEMPLATES.items()
    }
    assert shown == {
        form.file: (form.title, [(each.id, each.label, each.is_required) for each in form.fields])
        for form in FORMS
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_form_has_the_label_and_warns_that_all_can_read_it(name: str) -> None:
    template = TEMPLATES[name]
    assert template["labels"] == [LABEL]
    assert template["body"][0]["attributes"]["value"] == (
        "**Обращение увидят все.** Не пишите здесь телефонов, адресов и причин отсутствия.\n"
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_form_has_a_dropdown_because_links_cannot_fill_one_in(name: str) -> None:
    assert {each["type"] for each in fields_of(TEMPLATES[name])} <= {"input", "textarea"}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)
def test_each_form_is_known_by_a_field_that_no_other_has(form: Any) -> None:
    others = {fold(field.label) for other in FORMS if other is not form for field in other.fields}
    assert {fold(field.label) for field in form.fields} - others != set()
    assert forms_in(field.label for field in form.fields) == [form]


@pytest.mark.parametrize(
    ("file", "answers", "expected"),
    [
        (
            "move.yml",
            {"teacher": "Иванова М. П. (ivanova)", "category": "высшая", "date": "15.03.2027"},
            ["перенести «Иванова М. П. (ivanova)» высшая 2027-03-15"],
        ),
        (
            "move.yml",
            {"teacher": "ivanova", "category": "на первую", "date": "март 2027 года"},
            ["запланировать ivanova первая 2027-03"],
        ),
        (
            "move.yml",
            {"teacher": "ivanova", "category": "высшая (учитель ИЗО (кружок))", "date": "2027-03-15"},
            ["перенести ivanova высшая 2027-03-15 «учитель ИЗО (кружок)»"],
        ),
        (
            "move.yml",
            {"teacher": "ivanova", "category": "Высшая (квалификационная категория)", "date": "15.3.27"},
            ["перенести ivanova высшая 2027-03-15"],
        ),
        (
            "done.yml",
            {"step": "Загрузка (upload)", "teacher": "ivanova", "category": "высшая"},
            ["сделано ivanova высшая «Загрузка (upload)» 2027-03-03"],
        ),
        (
            "done.yml",
            {"step": "upload", "teacher": "ivanova", "category": "высшая (методист)", "day": "вчера"},
            ["сделано ivanova высшая upload 2027-03-02 методист"],
        ),
        (
            "done.yml",
            {"step": "make-schedule", "slot": "2026-08"},
            ["сделано make-schedule 2026-08 2027-03-03"],
        ),
        (
            "done.yml",
            {"step": "План", "slot": "август 2026", "day": "28 августа 2026 г."},
            ["сделано План «август 2026» 2026-08-28"],
        ),
        (
            "result.yml",
            {"teacher": "ivanova", "category": "высшая", "day": "18.03.2027", "order": "№ 55 от 20.03.2027"},
            ["решение ivanova высшая 2027-03-18 «№ 55 от 20.03.2027»"],
        ),
        (
            "result.yml",
            {"teacher": "ivanova", "category": "высшая (физик)"},
            ["решение ivanova высшая 2027-03-03 «» физик"],
        ),
        (
            "add.yml",
            {"name": "Примерова Зинаида Фоминична", "position": "учитель физики"},
            ["добавить «Примерова Зинаида Фоминична» «учитель физики»"],
        ),
        (
            "add.yml",
            {
                "name": "Примерова Зинаида Фоминична",
                "position": "учитель физики",
                "category": "первая",
                "granted": "20.05.2022",
                "until": "20.05.2027",
                "plan": "высшая",
                "date": "14.04.2027",
            },
            [
                "добавить «Примерова Зинаида Фоминична» «учитель физики»",
                "категория «Примерова Зинаида Фоминична» первая 2022-05-20 2027-05-20",
                "запланировать «Примерова Зинаида Фоминична» высшая 2027-04-14",
            ],
        ),
        ("status.yml", {"teacher": "ivanova", "status": "Уволена"}, ["состояние ivanova left"]),
        (
            "role.yml",
            {"role": "Ответственный (coordinator)", "people": "Соколова И. В. (sokolova); orlova,"},
            ["роль «Ответственный (coordinator)» «Соколова И. В. (sokolova)» orlova"],
        ),
        ("role.yml", {"role": "methodist-2", "people": "Никто"}, ["роль methodist-2"]),
        (
            "day.yml",
            {"days": "21.04.2027, 22.04.2027", "kind": "Выходной день"},
            ["выходной 2027-04-21", "выходной 2027-04-22"],
        ),
        ("day.yml", {"days": "2027-04-24", "kind": "рабочий"}, ["рабочий 2027-04-24"]),
        ("day.yml", {"days": "2027-04-24", "kind": "как обычный"[4:]}, ["обычный 2027-04-24"]),
        (
            "other.yml",
            {"edits": "```text\nвыходной 2027-04-21\n\nсделано ivanova высшая upload\n```"},
            ["выходной 2027-04-21", "сделано ivanova высшая upload 2027-03-03"],
        ),
    ],
)
def test_a_form_becomes_lines_of_edits(file: str, answers: dict[str, str], expected: list[str]) -> None:
    assert lines(asked(issue_body(file, answers), "высшая")) == expected


@pytest.mark.parametrize(
    ("file", "answers", "expected"),
    [
        (
            "move.yml",
            {"teacher": "ivanova", "category": "третья", "date": "скоро"},
            [
                "Категория: «третья» — не категория. Есть соответствие, первая, высшая, "
                "педагог-методист, педагог-наставник",
                "Новая дата: «скоро» — не дата. Напишите день (2027-03-15 или 15.03.2027) или месяц (2027-03 "
                "или 03.2027)",
            ],
        ),
        (
            "move.yml",
            {},
            [
                "Педагог: не заполнено. Напишите фамилию, имя и отчество, как в графике",
                "Категория: не заполнено. Напишите: соответствие, первая, высшая, педагог-методист или "
                "педагог-наставник",
                "Новая дата: не заполнено. Напишите день (15.03.2027) или месяц (март 2027)",
            ],
        ),
        (
            "done.yml",
            {"step": "upload", "teacher": "ivanova"},
            [
                "Категория: не заполнено, а шаг бывает у аттестации на категорию. Напишите: соответствие, "
                "первая, высшая, педагог-методист или педагог-наставник"
            ],
        ),
        (
            "done.yml",
            {"step": "upload", "day": "31.02.2027"},
            [
                "Когда сделано: такой даты нет — «31.02.2027». В этом месяце 28 дн.; напишите день как "
                "2027-03-15 или 15.03.2027",
                "За какой срок: не заполнено, а неизвестно, чей это шаг или за какой срок работа. Напишите "
                "месяц (август 2026), день (15.09.2026) или «весь год»",
            ],
        ),
        (
            "add.yml",
            {"name": "Примерова", "position": "учитель", "granted": "20.05.2022", "date": "2027-04"},
            [
                "Фамилия, имя, отчество: «Примерова» — не имя целиком. Напишите и имя, и отчество",
                "Категория сейчас: не заполнено, а сказано, когда она присвоена или до какого дня действует. "
                "Напишите: соответствие, первая, высшая, педагог-методист или педагог-наставник",
                "На какую категорию аттестуется: не заполнено, а дата аттестации есть. Напишите: "
                "соответствие, первая, высшая, педагог-методист или педагог-наставник",
            ],
        ),
        (
            "add.yml",
            {"name": "Примерова З. Ф.", "position": "учитель", "plan": "высшая"},
            [
                "Дата аттестации: не заполнено, а категория, на которую аттестуется, есть. Напишите день "
                "(15.03.2027) или месяц (март 2027)"
            ],
        ),
        (
            "result.yml",
            {"teacher": "ivanova", "category": "никакая"},
            [
                "Категория: «никакая» — не категория. Есть соответствие, первая, высшая, педагог-методист, "
                "педагог-наставник"
            ],
        ),
        (
            "status.yml",
            {"teacher": "ivanova", "status": "болеет"},
            ["Что изменилось: «болеет» — не состояние. Напишите «работает», «в отпуске» или «уволен»"],
        ),
        (
            "role.yml",
            {"role": "head", "people": ", ;"},
            [
                "Кто теперь отвечает: «, ;» — здесь ничего не названо. Напишите фамилию, имя и отчество; "
                "нескольких — через запятую"
            ],
        ),
        (
            "day.yml",
            {"days": "завтра", "kind": "праздник"},
            [
                "Какой это день: «праздник» — не такой день. Напишите: выходной, рабочий или обычный",
                "День: «завтра» — не дата. Напишите день как 2027-03-15 или 15.03.2027",
            ],
        ),
        (
            "revert.yml",
            {"number": "последний"},
            [
                "Номер принятого запроса: «последний» — не номер запроса. Напишите номер запроса с правкой, "
                "например 12"
            ],
        ),
        (
            "other.yml",
            {"edits": "выходной 2027-04-21\nпренести ivanova высшая 2027-03-15"},
            ["Правки: «пренести» — такой правки нет. Возможно, «перенести»"],
        ),
        (
            "status.yml",
            {"teacher": "я" * 401, "status": "в отпуске"},
            [
                "Педагог: слишком длинно — 401 знак, а бывает не больше 400. Напишите фамилию, имя и "
                "отчество, как в графике"
            ],
        ),
        (
            "move.yml",
            {"teacher": "ivanova", "category": "высшая", "date": "когда " * 30},
            [
                "Новая дата: «когда когда когда когда когда когда когда когда когда когда…» — не дата. "
                "Напишите день (2027-03-15 или 15.03.2027) или месяц (2027-03 или 03.2027)"
            ],
        ),
    ],
)
def test_what_is_wrong_is_told_by_the_fields_label_with_what_to_write(
    file: str, answers: dict[str, str], expected: list[str]
) -> None:
    assert told(asked(issue_body(file, answers))) == expected


def test_a_problem_of_a_line_keeps_its_line() -> None:
    found = asked(issue_body("other.yml", {"edits": "выходной 2027-04-21\nнечто"}))
    assert [each.position.line for each in found.problems] == [2]


@pytest.mark.parametrize("kind", ["нерабочий", "не рабочий", "Нерабочая суббота", "невыходной"])
def test_what_a_day_is_not_is_no_kind_of_day(kind: str) -> None:
    assert told(asked(issue_body("day.yml", {"days": "24.04.2027", "kind": kind}))) == [
        f"Какой это день: «{kind}» — не такой день. Напишите: выходной, рабочий или обычный"
    ]


@pytest.mark.parametrize("nothing", ["-", "—", "нет", "Нет.", "_No response_"])
def test_a_field_that_need_not_be_filled_in_may_say_that_there_is_nothing(nothing: str) -> None:
    answers = {"name": "Примерова Зинаида", "position": "учитель"}
    fields = ("category", "granted", "until", "plan", "date")
    assert lines(asked(issue_body("add.yml", answers | dict.fromkeys(fields, nothing)))) == [
        "добавить «Примерова Зинаида» учитель"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Примерова Зинаида Фоминична, Образцов Иван Иванович",
        "Примерова Зинаида; Образцов Иван",
        "Примерова Зинаида +7 900 000-00-00",
        "Примерова Зинаида 12.03.1980",
    ],
)
def test_a_new_person_is_one_and_the_name_holds_no_numbers(name: str) -> None:
    assert told(asked(issue_body("add.yml", {"name": name, "position": "учитель"}))) == [
        without_private(f"Фамилия, имя, отчество: «{name}» — не имя одного человека")
        + ". Напишите фамилию, имя и отчество одного человека, без цифр"
    ]


@pytest.mark.parametrize("post", ["?", "15.03", "…"])
def test_a_post_in_brackets_has_letters(post: str) -> None:
    answers = {"teacher": "ivanova", "category": f"высшая ({post})", "date": "2027-03-15"}
    assert told(asked(issue_body("move.yml", answers), "высшая")) == [
        f"Категория: «{post}» — не должность. В скобках пишут должность; если аттестация одна, скобки не "
        "нужны"
    ]


@pytest.mark.parametrize("slot", ["весь год", "за весь год", "Год", "Year"])
def test_the_whole_year_is_named_in_russian(slot: str) -> None:
    assert slot_of(slot) == "year"


@pytest.mark.parametrize(
    "number",
    ["12", "#12", "№ 12", "12.", "https://github.example/school/plan/pull/12", "school/plan/issues/12/"],
)
def test_a_request_to_revert_is_named_as_people_do(number: str) -> None:
    found = asked(issue_body("revert.yml", {"number": number}))
    assert (found.reverts, found.problems, found.edits) == (12, (), ())


def test_the_text_that_the_sender_saw_is_named() -> None:
    answers = {"edits": "выходной 2027-04-21", "seen": "0123456789abcdef"}
    assert asked(issue_body("other.yml", answers)).seen == "0123456789abcdef"
    assert asked(issue_body("other.yml", {"edits": "выходной 2027-04-21"})).seen is None


def test_a_body_that_people_rewrote_is_read_all_the_same() -> None:
    """Windows line ends, spaces, other capitals, a word above and a section of their own."""
    text = (
        "Здравствуйте!\r\n### педагог:\r\nivanova  \r\n\r\n###  Категория\r\n\r\n высшая \r\n### Новая "
        "дата\r\n2027-03-15\r\n\r\n### Спасибо\r\nза всё"
    )
    assert lines(asked(text, "высшая")) == ["перенести ivanova высшая 2027-03-15"]


def test_signs_that_nobody_sees_are_left_out() -> None:
    answers = {"teacher": "\u202eива\u00adнова\u200b\u2066 М.\u00a0П.", "status": "в\tотпуске\x00"}
    assert lines(asked(issue_body("status.yml", answers))) == ["состояние «иванова М. П.» on_leave"]


def test_what_the_page_of_the_issue_does_not_show_is_not_read() -> None:
    """Whoever accepts an issue has read it as it is shown."""
    answers = {"teacher": "ivanova", "category": "высшая", "date": "2027-03-15"}
    hidden = issue_body("move.yml", answers | {"date": "2027-05-31"})
    shown = issue_body("move.yml", answers)
    assert lines(asked(f"<!-- {hidden} -->\n{shown}", "высшая")) == ["перенести ivanova высшая 2027-03-15"]
    with pytest.raises(WrongForm, match="не осталось разделов формы"):
        asked(f"**Новая дата** 2027-03-15\n<!--\n{hidden}\n-->")
    assert lines(asked(shown.replace("2027-03-15", "2027-03-<!-- 31 -->15<!-- "), "высшая")) == [
        "перенести ivanova высшая 2027-03-15"
    ]


def test_signs_of_a_comment_inside_a_fence_are_text() -> None:
    fenced = "```text\nвыходной 2027-04-21 # <!--\n```"
    assert [each.answer for each in sections(f"### Правки\n\n{fenced}\n\n### Версия графика\n\nab")] == [
        "выходной 2027-04-21 # <!--",
        "ab",
    ]


def test_a_heading_inside_a_fence_is_text() -> None:
    fenced = "````text\nвыходной 2027-04-21\n```\n### Роль\n````"
    text = f"### Правки\n\n{fenced}\n\n### Версия графика\n\n_No response_"
    assert [each.heading for each in sections(text)] == ["Правки", "Версия графика"]
    assert sections(text)[0].answer == "выходной 2027-04-21\n```\n### Роль"


def test_a_fence_that_never_ends_is_told_as_its_lines() -> None:
    assert sections("### Правки\n```\nвыходной 2027-04-21")[0].answer == "```\nвыходной 2027-04-21"


def test_a_section_that_stands_there_twice_is_told() -> None:
    text = (
        issue_body("status.yml", {"teacher": "ivanova", "status": "в отпуске"}) + "\n\n### Педагог\n\norlova"
    )
    assert told(asked(text)) == ["Педагог: такой раздел в обращении не один. Оставьте один"]


def test_headings_of_no_form_or_of_two_are_told() -> None:
    with pytest.raises(WrongForm, match="не осталось разделов формы"):
        asked("### Педагог\n\nivanova")
    with pytest.raises(WrongForm, match="перемешаны разделы нескольких форм"):
        asked("### Роль\n\nhead\n\n### Новая дата\n\n2027-03-15")


def test_an_ordinary_issue_is_no_form() -> None:
    assert not is_form("### Вопрос\n\nКогда педсовет?")
    assert not is_form("")


def test_the_label_of_a_field_is_found_by_the_answer_that_a_message_repeats() -> None:
    found = asked(issue_body("status.yml", {"teacher": "Иваноова", "status": "в отпуске"}))
    assert found.label_of("«Иваноова» — такого человека в графике нет") == "Педагог"
    assert found.label_of("такого человека в графике нет") is None
