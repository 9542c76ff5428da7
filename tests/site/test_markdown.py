"""Values appear on pages as text, whatever stands in them."""

from pathlib import Path

import jinja2
import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.site.markdown import as_text, links_from, page_environment
from tests.site.tags import attribute, one

# As mkdocs.yml has them; toc gives headings their anchors.
EXTENSIONS = ["abbr", "admonition", "attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]

HOSTILE = [
    "a | b",
    "<script>alert(1)</script>",
    "_под_ __чёрк__ *звезда*",
    "[текст](http://example.com) ![x](y) [x]: y",
    "`код` ~~~ ```",
    "&amp; &#35; &lt;b&gt;",
    "🎓 эмодзи",
    "{{ config }} {% raw %}",
    "слово {: .x} { .x #y }",
    "<!-- примечание -->",
    "שלום \u202eмир",
    "http://example.com www.example.com mail@example.com",
    "\\* \\_ *[HTML]: x",
    '"onmouseover="alert(1)',
    "$x^2$ ^^верх^^ ==метка== ++клавиша++",
    "# не заголовок #",
]


def shown(text: str, template: str, tag: str) -> str:
    """What a reader sees of a text that a template puts into a page."""
    html = markdown.markdown(template.format(as_text(text)), extensions=EXTENSIONS)
    found = one(BeautifulSoup(html, "html.parser"), tag)
    return attribute(found, "title") if "title=" in template else found.get_text()


PLACES = [
    ("# {}", "h1"),
    ("<p>{}</p>", "p"),
    ("<table>\n<tbody>\n<tr><td>{}</td></tr>\n</tbody>\n</table>", "td"),
    ('<ul>\n<li title="{}">x</li>\n</ul>', "li"),
    ('<div class="next">\n<p><a href="x/">{}</a></p>\n</div>', "a"),
    ('<svg role="img">\n<text x="1">{}</text>\n</svg>', "text"),
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(("template", "tag"), PLACES, ids=[tag for _, tag in PLACES])
def test_markup_in_a_value_is_text_wherever_it_stands(text: str, template: str, tag: str) -> None:
    assert shown(text, template, tag) == text


TEXTS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")).map(str.strip)


@given(TEXTS.filter(bool), st.sampled_from(PLACES))
def test_any_text_is_shown_as_it_is(text: str, place: tuple[str, str]) -> None:
    assert " ".join(shown(text, *place).split()) == " ".join(text.split())


def test_line_ends_and_tabs_become_spaces() -> None:
    assert as_text("а\r\nб\tв") == "а  б в"


def test_nothing_is_shown_for_none_and_markup_passes() -> None:
    assert (as_text(None), as_text(Markup("<b>x</b>")), as_text(7)) == ("", "<b>x</b>", "7")


def test_a_variable_that_nobody_gave_stops_the_page(tmp_path: Path) -> None:
    (tmp_path / "page.md.j2").write_text("{{ lost }}")
    with pytest.raises(jinja2.UndefinedError, match="lost"):
        page_environment([tmp_path]).get_template("page.md.j2").render()


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("", "teachers/", "teachers/"),
        ("", "", "./"),
        ("teachers/", "", "../"),
        ("teachers/ivanova/", "months/2027-03/#day", "../../months/2027-03/#day"),
    ],
)
def test_links_are_relative_to_their_page(page: str, target: str, link: str) -> None:
    assert links_from(page)(target) == link
