"""A district's frame is a school's, but for its own parts."""

import yaml

from generator.district.site import district_frame, with_parts
from generator.file_names import SITE_CONFIG
from tests.district.rendering import file_of, folders_of


def parts(text: str) -> list[str]:
    return [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()]


def test_parts_of_the_first_level_give_way_to_those_of_the_same_name() -> None:
    config = "# kept\na: 1\nlist:\n  - x\n  - y: {z: 1}\nextra:\n  nav: inner\n"
    assert yaml.safe_load(with_parts(config, "list: [own]\nnew: 2\n")) == {
        "a": 1,
        "list": ["own"],
        "extra": {"nav": "inner"},
        "new": 2,
    }


def test_a_district_has_all_that_a_school_has_and_a_menu_of_its_own() -> None:
    frame = district_frame(file_of, folders_of)
    config, school = frame[SITE_CONFIG].decode(), file_of(SITE_CONFIG).read_text("utf-8")
    assert sorted(parts(config)) == sorted(parts(school))
    assert "schools/index.md" in config
    assert "teachers/index.md" not in config
    assert "pymdownx.slugs.slugify" in config
    assert "site_templates/theme/main.html" in frame
