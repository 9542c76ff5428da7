"""The help page with all that a Word template may name, made of the views themselves."""

from collections.abc import Iterator, Mapping
from html import escape

from generator.documents.build import WORD_PAPERS
from generator.documents.context import Common
from generator.documents.fields import Field, fields_of
from generator.documents.plan import PlanView

_TITLES = {
    "order": "Приказ",
    "schedule": "График аттестации",
    "plan": "План",
    "support": "Расписание поддержки",
    "route": "Личный маршрут педагога",
    "acquaintance": "Лист ознакомления",
    "representation": "Представление",
    "cover-letter": "Сопроводительное письмо",
    "perspective": "Перспективный план-график",
    "report": "Итоговая справка",
    "informing": "Информация администрации",
}
# What a row of such a list is called in the package's own templates.
_ROWS = {"pages": "page", "steps": "step"}
_ROW = "row"
# Whoever looks for a personal account is not helped by the field of a template.
_INTRO = """\
---
search:
  exclude: true
---
# Поля шаблонов Word

Эта страница составлена по самой программе: здесь каждое поле, которое можно назвать в шаблоне бумаги.
"""


def word_views() -> dict[str, type]:
    """The view of each Word template, by the template's name without its ending."""
    return {name: PlanView if name == "plan" else WORD_PAPERS[name].view for name in _TITLES}


def field_list_page() -> bytes:
    how = "Как менять шаблоны — на странице [«Бумаги и их шаблоны»](papers.md).\n"
    return fields_page(how, {name: (_TITLES[name], view) for name, view in word_views().items()})


def fields_page(how: str, templates: Mapping[str, tuple[str, type]]) -> bytes:
    """`how` tells where to read on; of each template, by its name, the title and the view's class."""
    blocks = [_block("В любой бумаге", "", Common)]
    blocks += [_block(title, f" — `{name}.docx`", view) for name, (title, view) in templates.items()]
    return "\n".join([_INTRO + how, *blocks]).encode()


def _block(title: str, file: str, view: type) -> str:
    rows = "\n".join(f"<tr><td>{tag}</td><td>{escape(meaning)}</td></tr>" for tag, meaning in tags_of(view))
    head = "<thead><tr><th>Поле</th><th>Что это</th></tr></thead>"
    return f'## {title}{file}\n\n<table class="fields wide">\n{head}\n<tbody>\n{rows}\n</tbody>\n</table>\n'


def tags_of(view: type, owner: str = "") -> Iterator[tuple[str, str]]:
    """Each field as it is written in a template, and its meaning; behind a list those of its rows."""
    for field in fields_of(view):
        name = f"{owner}{field.name}"
        if field.rows is None:
            yield _code(f"{{{{ {name} }}}}"), field.meaning
        elif field.is_list:
            row = _ROWS.get(field.name, _ROW)
            yield _code(f"{_loop(field)} for {row} in {name} %}}"), field.meaning
            yield from tags_of(field.rows, f"{row}.")
        else:
            yield from tags_of(field.rows, f"{name}.")


def _loop(field: Field) -> str:
    """Rows of a table, or whole parts of the paper."""
    return "{%p" if field.name == "pages" else "{%tr"


def _code(tag: str) -> str:
    return f"<code>{escape(tag)}</code>"
