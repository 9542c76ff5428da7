"""A file's model as a JSON Schema for editors (draft 2020-12), with Russian titles and descriptions."""

import json
from typing import Any

from pydantic import BaseModel

from generator.schedule.model import Schedule

_NOTICE = "Создано по модели программы; правьте модель, а не этот файл."


def schema_text(model: type[BaseModel] = Schedule, title: str = "График аттестации") -> str:
    """The text of schedule.schema.json, or of another file's."""
    schema: dict[str, Any] = model.model_json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": _NOTICE} | schema
    schema["title"] = title
    for definition in schema["$defs"].values():
        # The name of a Python class tells a coordinator nothing.
        definition.pop("title", None)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
