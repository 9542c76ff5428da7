"""The forms that people fill in on GitHub, and what their fields are called.

`.github/ISSUE_TEMPLATE/` shows them and a test holds it to this list: the file's name, the ids of its fields
(links of pages fill them in) and the labels, which come back as headings of the issue.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.schedule.parsing import fold

# Every issue made with a form has it, once the repository knows it.
LABEL = "правка"
LONGEST_ADDRESS = 8191
# Without it a run may not open requests: GitHub answers 403.
SETTING = (
    "Settings → Actions → General → Workflow permissions → "
    "Allow GitHub Actions to create and approve pull requests"
)


@dataclass(frozen=True, slots=True)
class Field:
    id: str
    label: str
    hint: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    file: str
    title: str
    fields: tuple[Field, ...]

    def field(self, field_id: str) -> Field:
        return next(each for each in self.fields if each.id == field_id)


_TEACHER = Field("teacher", "Педагог", "напишите фамилию, имя и отчество, как в графике", is_required=True)
_CATEGORY = Field(
    "category",
    "Категория",
    "напишите: соответствие, первая, высшая, педагог-методист или педагог-наставник",
    is_required=True,
)
_DAY_HINT = "напишите день, например 15.03.2027, или оставьте пустым: тогда это день обращения"

MOVE = Form(
    "move.yml",
    "Перенести или запланировать аттестацию",
    (
        _TEACHER,
        _CATEGORY,
        Field("date", "Новая дата", "напишите день (15.03.2027) или месяц (март 2027)", is_required=True),
    ),
)
DONE = Form(
    "done.yml",
    "Отметить сделанное",
    (
        Field(
            "step", "Что сделано", "напишите название шага или мероприятия, как на сайте", is_required=True
        ),
        Field("teacher", "Чей это шаг", _TEACHER.hint),
        Field("category", "Категория", _CATEGORY.hint),
        Field("slot", "За какой срок", "напишите месяц (август 2026), день (15.09.2026) или «весь год»"),
        Field("day", "Когда сделано", _DAY_HINT),
    ),
)
RESULT = Form(
    "result.yml",
    "Записать решение",
    (
        _TEACHER,
        _CATEGORY,
        Field("day", "День решения", _DAY_HINT),
        Field("order", "Приказ", "напишите, например, № 55 от 20.03.2027"),
    ),
)
ADD = Form(
    "add.yml",
    "Добавить педагога",
    (
        Field("name", "Фамилия, имя, отчество", "напишите полностью", is_required=True),
        Field("position", "Должность", "напишите, например, учитель физики", is_required=True),
        Field("category", "Категория сейчас", _CATEGORY.hint),
        Field("granted", "Присвоена", "напишите день, например 20.05.2022"),
        Field("until", "Действует до", "напишите день, например 20.05.2027"),
        Field("plan", "На какую категорию аттестуется", _CATEGORY.hint),
        Field("date", "Дата аттестации", "напишите день (15.03.2027) или месяц (март 2027)"),
    ),
)
STATUS = Form(
    "status.yml",
    "Отпуск, увольнение, возвращение",
    (
        _TEACHER,
        Field("status", "Что изменилось", "напишите: в отпуске, уволен или работает", is_required=True),
    ),
)
ROLE = Form(
    "role.yml",
    "Сменить ответственного",
    (
        Field("role", "Роль", "напишите её название, как на сайте", is_required=True),
        Field(
            "people",
            "Кто теперь отвечает",
            "напишите фамилию, имя и отчество; нескольких — через запятую",
            is_required=True,
        ),
    ),
)
DAY = Form(
    "day.yml",
    "Свой выходной или рабочий день",
    (
        Field("days", "День", "напишите, например, 21.04.2027; несколько — через запятую", is_required=True),
        Field("kind", "Какой это день", "напишите: выходной, рабочий или обычный", is_required=True),
    ),
)
REVERT = Form(
    "revert.yml",
    "Вернуть как было",
    (
        Field(
            "number",
            "Номер принятого запроса",
            "напишите номер запроса с правкой, например 12",
            is_required=True,
        ),
    ),
)
OTHER = Form(
    "other.yml",
    "Другое",
    (
        Field("edits", "Правки", "напишите правки, каждую на своей строке", is_required=True),
        Field("seen", "Версия графика", "оставьте поле пустым"),
    ),
)
FORMS = (MOVE, DONE, RESULT, ADD, STATUS, ROLE, DAY, REVERT, OTHER)


def _labels_of_one_form() -> dict[str, Form]:
    count = Counter(fold(field.label) for form in FORMS for field in form.fields)
    return {label: form for form in FORMS for field in form.fields if count[label := fold(field.label)] == 1}


# By what a form is known whatever became of the title and labels.
KNOWN_BY = _labels_of_one_form()


def forms_in(headings: Iterable[str]) -> list[Form]:
    """The forms that an issue with these headings could be of: one, unless people have rewritten it."""
    return list(dict.fromkeys(form for each in headings if (form := KNOWN_BY.get(fold(each)))))
