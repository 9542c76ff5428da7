"""The terms of the law as a school's content has them: data with its edition, like the normative acts."""

from typing import Any

import yaml
from pydantic import ValidationError

from generator.outcome import unreadable_yaml
from generator.schedule.terms import Terms


class WrongTerms(Exception):
    """The file can't be read; the message is for the coordinator."""


def read_terms(text: str, file: str) -> Terms:
    """What isn't written is as the program has it. Raises WrongTerms, naming the file and the key."""
    try:
        data: Any = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    except (yaml.YAMLError, RecursionError) as error:
        raise WrongTerms(unreadable_yaml(file, error)) from None
    if data in (None, ""):
        return Terms()
    try:
        return Terms.model_validate(data)
    except ValidationError as error:
        place = error.errors()[0]["loc"]
        key = ".".join(str(each) for each in place) or "файл"
        known = ", ".join(Terms.model_fields)
        raise WrongTerms(f"{file}: «{key}» не подходит; ключи: {known}") from None
