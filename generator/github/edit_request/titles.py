"""What a request is called: it becomes the title of a commit, where nothing can be escaped."""

import re

from generator.editing.answers import Asked
from generator.wording.text import shorten

_SUBJECTS = ("teacher", "name", "role", "days", "step")
_LONGEST = 60
_HARMLESS = re.compile(r"(?!.*\bGH-\d)[\w\s.,()«»№/-]+", re.IGNORECASE)


def title_of(asked: Asked) -> str:
    """«Отметить сделанное: Иванова М. П. (ivanova)»; whom it concerns only in letters that call nobody."""
    subject = _subject(asked)
    if not _HARMLESS.fullmatch(subject):
        return asked.form.title
    return f"{asked.form.title}: {subject if len(subject) <= _LONGEST else shorten(subject, _LONGEST)}"


def _subject(asked: Asked) -> str:
    if asked.reverts is not None:
        return f"запрос {asked.reverts}"
    by_id = {each.id: asked.answers.get(each.label, "") for each in asked.form.fields}
    return next((by_id[each] for each in _SUBJECTS if by_id.get(each)), "")
