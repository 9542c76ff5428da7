"""Which keys and blocks the model has at a location."""

import pytest

from generator.loading.model_keys import field_at, keys_at, models_at
from generator.problems import Location

WHEN = ("plans", 0, "activities", 1, "when", 0)


@pytest.mark.parametrize(
    ("location", "keys"),
    [
        (("school_year",), ["start", "end"]),
        (("roles", 3), ["id", "title", "people"]),
        ((*WHEN, "during"), ["during", "text", "note"]),
        (("teachers", 0, "name"), []),
        (("zzz",), []),
    ],
)
def test_the_keys_of_a_block_are_those_of_its_model(location: Location, keys: list[str]) -> None:
    assert sorted(keys_at(location)) == sorted(keys)


def test_only_a_timing_may_be_one_of_several_models() -> None:
    assert len(models_at(())) == len(models_at(("teachers", 0))) == len(models_at((*WHEN, "month"))) == 1
    assert len(models_at(WHEN)) == 7


@pytest.mark.parametrize(
    ("location", "title"),
    [
        (("teachers", 0, "name"), "Фамилия, имя, отчество"),
        (("teachers", 0, "attestations", 1, "for"), "На что аттестуется"),
        (("teachers", 0, "attestations", 1, "done", "upload-materials"), None),
    ],
)
def test_a_value_belongs_to_the_field_of_its_key(location: Location, title: str | None) -> None:
    field = field_at(location)
    assert (field.title if field else None) == title
