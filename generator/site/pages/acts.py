"""Normative acts: a list that a school keeps in content/acts.yaml."""

from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.outcome import unreadable_yaml
from generator.schedule.fields import Day, Text


class Act(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text
    number: Text | None = None
    date: Day | None = None
    status: Text | None = None
    edition: Text | None = None
    note: Text | None = None
    url: Text | None = Field(None, pattern=r"^https?://\S+$")


class WrongActs(Exception):
    """The list can't be read; the message is for the coordinator."""


def read_acts(text: str, file: str) -> tuple[Act, ...]:
    """Raises WrongActs, naming the file and the entry."""
    try:
        data: Any = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    except (yaml.YAMLError, RecursionError) as error:
        raise WrongActs(unreadable_yaml(file, error)) from None
    entries = data.get("acts") if isinstance(data, dict) else None
    if entries in (None, ""):
        return ()
    if not isinstance(entries, list):
        raise WrongActs(f"{file}: после «acts:» ожидался список, каждый акт — с дефиса")
    return tuple(_act(entry, number, file) for number, entry in enumerate(entries, start=1))


def _act(entry: Any, number: int, file: str) -> Act:
    try:
        return Act.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"])) or "запись"
        known = ", ".join(Act.model_fields)
        raise WrongActs(f"{file}: акт № {number}: «{key}» не подходит; ключи: {known}") from None
