"""The kinds of files that are read this way: by the same passes, in the same words for the same mistakes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from generator.schedule.model import Schedule

Content = TypeVar("Content", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class FileKind(Generic[Content]):
    """`stand_ins` are blocks that the model can't do without, `lists` are those whose heading can be found
    again by the keys of their blocks. `name` and `beginning` say what a file is that is none."""

    model: type[Content]
    stand_ins: Mapping[str, Any]
    lists: tuple[str, ...]
    name: str
    beginning: str


SCHEDULE_FILE = FileKind(
    Schedule,
    {"school": {"name": "—"}, "school_year": {"start": "2000-09-01", "end": "2001-05-31"}},
    ("roles", "staff", "plans", "teachers"),
    "график",
    "график начинается со строк «school:» и «school_year:»",
)
