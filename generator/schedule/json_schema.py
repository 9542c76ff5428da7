"""The model as a JSON Schema for editors (draft 2020-12), with Russian titles and descriptions."""

import json
from typing import Any

from generator.schedule.model import Schedule

_NOTICE = "Создано по модели программы; правьте модель, а не этот файл."


def schema_text() -> str:
    """The text of schedule.schema.json."""
    schema: dict[str, Any] = Schedule.model_json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": _NOTICE} | schema
    schema["title"] = "График аттестации"
    for definition in schema["$defs"].values():
        # The name of a Python class tells a coordinator nothing.
        definition.pop("title", None)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
