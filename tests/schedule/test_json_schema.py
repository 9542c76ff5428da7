"""The checked-in schema is the model's, and it accepts what the loader accepts.

To renew the file: `python -m tests.refresh`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.schedule.json_schema import schema_text

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schedule.schema.json"


def test_the_checked_in_schema_is_that_of_the_model() -> None:
    assert SCHEMA.read_text("utf-8") == schema_text()


class JsonLoader(yaml.SafeLoader):
    """Reads as an editor does: dates stay text (YAML 1.2), the rest is typed."""


JsonLoader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_schema_accepts_both_official_plans() -> None:
    data = yaml.load((ROOT / "tests" / "sample.yaml").read_text("utf-8"), Loader=JsonLoader)
    assert list(jsonschema.Draft202012Validator(json.loads(schema_text())).iter_errors(data)) == []


@pytest.mark.parametrize(
    ("category", "accepted"),
    [
        ({"name": "высшая"}, True),
        ([{"name": "высшая"}, {"name": "педагог-методист"}], True),
        ("высшая", False),
        (["высшая"], False),
    ],
)
def test_the_schema_accepts_one_category_or_a_list(category: Any, accepted: bool) -> None:
    data = yaml.load((ROOT / "tests" / "sample.yaml").read_text("utf-8"), Loader=JsonLoader)
    data["teachers"][0] |= {"category": category, "public": "no", "hired": "2019-09-01"}
    assert jsonschema.Draft202012Validator(json.loads(schema_text())).is_valid(data) is accepted


@pytest.mark.parametrize(("week", "accepted"), [(4, False), (5, True), (6, True), (7, False)])
def test_the_schema_knows_the_bounds_of_numbers(week: int, accepted: bool) -> None:
    data = yaml.load((ROOT / "tests" / "sample.yaml").read_text("utf-8"), Loader=JsonLoader)
    data["calendar"] = {"week": week}
    assert jsonschema.Draft202012Validator(json.loads(schema_text())).is_valid(data) is accepted


# What says something to people only.
WORDS = {"$schema", "$comment", "$defs", "title", "description", "default", "examples", "discriminator"}


def rules(schema: Any) -> Iterator[str]:
    """Every keyword; the names of a file's own keys are none."""
    if isinstance(schema, list):
        for each in schema:
            yield from rules(each)
    elif isinstance(schema, dict):
        for keyword, value in schema.items():
            yield keyword
            if keyword in ("properties", "$defs"):
                yield from rules(list(value.values()))
            elif keyword not in ("default", "examples", "enum", "const", "required"):
                yield from rules(value)


@pytest.mark.parametrize("name", ["schedule", "district", "summary"])
def test_every_rule_of_a_schema_is_one_that_editors_know(name: str) -> None:
    schema = json.loads((ROOT / f"{name}.schema.json").read_text("utf-8"))
    assert set(rules(schema)) - WORDS - set(jsonschema.Draft202012Validator.VALIDATORS) == set()


def test_the_schema_refuses_a_misspelt_key() -> None:
    data = yaml.load((ROOT / "tests" / "sample.yaml").read_text("utf-8"), Loader=JsonLoader)
    data["teachers"][0]["dolzhnost"] = "учитель"
    errors = jsonschema.Draft202012Validator(json.loads(schema_text())).iter_errors(data)
    assert [error.message for error in errors] == [
        "Additional properties are not allowed ('dolzhnost' was unexpected)"
    ]
