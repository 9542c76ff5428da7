"""Issues as GitHub makes them of a form that was filled in."""

from collections.abc import Mapping

from generator.editing.forms import FORMS


def issue_body(file: str, answers: Mapping[str, str]) -> str:
    """`answers` by the ids of the form's fields; the others were left empty."""
    (form,) = [each for each in FORMS if each.file == file]
    given = {field.label: answers.get(field.id, "_No response_") for field in form.fields}
    return "\n\n".join(f"### {label}\n\n{answer}" for label, answer in given.items())
