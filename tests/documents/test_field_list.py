"""The help page names every field of every template, and no other."""

import re
from dataclasses import fields

import pytest
from docx import Document
from jinja2 import Environment, nodes

from generator.documents.context import Common
from generator.documents.field_list import field_list_page, tags_of, word_views
from generator.documents.fields import fields_of
from generator.documents.places import paragraphs_of
from tests.documents.reading import TEMPLATES

PAGE = field_list_page().decode()


def named_in(template: str) -> set[str]:
    """All that a template names, as `name` or `row.name`."""
    words = " ".join(each.text for each in paragraphs_of(Document(str(TEMPLATES / f"{template}.docx"))))
    source = re.sub(r"\{%(?:tr|tc|p|r) ", "{% ", words)
    tree = Environment(autoescape=True).parse(source)
    loops = {each.target.name for each in tree.find_all(nodes.For) if isinstance(each.target, nodes.Name)}
    single = {each.name for each in tree.find_all(nodes.Name)} - loops
    dotted = {
        f"{each.node.name}.{each.attr}"
        for each in tree.find_all(nodes.Getattr)
        if isinstance(each.node, nodes.Name)
    }
    return single | dotted


def told_for(view: type) -> set[str]:
    tags = " ".join(tag for tag, _ in tags_of(view))
    return set(re.findall(r"(?<=\{\{ )[\w.]+|(?<= in )[\w.]+", tags))


def groups_of(view: type) -> set[str]:
    """What is named only through the fields that it consists of."""
    own = {each.name for each in fields_of(view) if each.rows and not each.is_list}
    rows = {
        f"row.{part.name}"
        for each in fields_of(view)
        if each.rows and each.is_list
        for part in fields_of(each.rows)
        if part.rows and not part.is_list
    }
    return own | rows


@pytest.mark.parametrize("template", word_views())
def test_the_page_tells_all_that_the_packages_templates_name(template: str) -> None:
    told = told_for(word_views()[template]) | told_for(Common)
    assert named_in(template) - told - groups_of(word_views()[template]) == set()


@pytest.mark.parametrize("view", [Common, *word_views().values()])
def test_every_field_of_a_view_has_a_meaning(view: type) -> None:
    assert [each.name for each in fields_of(view)] == [each.name for each in fields(view)]
    assert [each.name for each in fields_of(view) if not each.meaning.strip()] == []


def test_the_page_has_a_block_for_each_template() -> None:
    assert re.findall(r"^## .*`(.+)\.docx`$", PAGE, re.MULTILINE) == list(word_views())
    assert [f"{name}.docx" for name in sorted(word_views())] == sorted(
        path.name for path in TEMPLATES.iterdir()
    )
