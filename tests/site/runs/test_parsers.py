"""The parsers that pass plain HTML as a whole find what the libraries' own find."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator.site.runs.parsers import Anchors, RawHtml, Sections
from generator.site.runs.plain import plain_html

NAMES = "div p section span a li ul h2 h3 svg td table".split()
VALUES = [
    "",
    ' class="b"',
    ' id="x"',
    ' id="y&#38;" viewBox="0 0 1 1"',
    ' ID="Z"',
    ' name="n"',
    ' data-search-exclude id="e"',
    " data-search-exclude",
    ' class="linenodiv"',
    ' markdown="1"',
    ' markdown="span"',
    " hidden",
    ' title=" id="',
]
TEXTS = [
    "Слово",
    " ",
    "\n",
    "\n\n",
    "# Раздел\n",
    "&amp;",
    "&#38;",
    "<br>",
    "<hr>",
    "\n<hr/>\n",
    '<input value="1" readonly>',
    '<path d="M0 0"/>',
    "<title>QR</title>",
    "**&copy;**",
]
STRANGE = [
    "&",
    "&amp",
    "<",
    "< b>",
    "<!-- <p> -->",
    "<!doctype html>",
    "<?a?>",
    "</>",
    "</p>",
    "</div >",
    "<p>",
    "<li>",
    "<DIV>",
    "</DIV>",
    "<a href=x>",
    "<a href='x'>",
    '<a title="a>b">',
    "<b id>",
    '<p id="a" "',
    '<p><b id="y&amp;z&copy=1&notit;">x</b></p>',
    "<script>if (a<b) {}</script>",
    "<style>p{}</style>",
    "<textarea><p></textarea>",
    "<title><b>x</b></title>",
    '<hr markdown="1">',
    "<pre>\n a <b>\n</pre>",
    "`<p>`",
]


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES), st.lists(inner, max_size=4))
    return parts.map(lambda each: f"<{each[0]}{each[1]}>{''.join(each[2])}</{each[0]}>")


PLAIN = st.recursive(st.sampled_from(TEXTS), element, max_leaves=12)
ANY = st.recursive(st.sampled_from(TEXTS + STRANGE), element, max_leaves=12)
TEXT = st.lists(PLAIN | ANY | st.just("\n"), max_size=6).map("".join)


def raw_html(parser: type[Any], text: str) -> tuple[list[str], list[str]]:
    md = Markdown(extensions=["md_in_html"])
    found = parser(md)
    found.feed(text)
    found.close()
    kept = [each if isinstance(each, str) else repr(list(each.iter())) for each in md.htmlStash.rawHtmlBlocks]
    return found.cleandoc, [each.partition(" at 0x")[0] for each in kept]


def anchors(parser: type[Any], text: str) -> set[str]:
    found = parser()
    found.feed(text)
    found.close()
    ids: set[str | None] = found.present_anchor_ids
    # An attribute without a value leads nowhere.
    return {each for each in ids if each}


def sections(parser: type[Any], text: str) -> list[Any]:
    found = parser()
    try:
        found.feed(text)
        found.close()
    except Exception as error:
        return [type(error)]
    return [(str(each.el), each.id, each.title, each.text, each.is_excluded()) for each in found.data]


@pytest.mark.parametrize(
    ("taught", "what"),
    [(RawHtml, raw_html), (Anchors, anchors), (Sections, sections)],
    ids=["raw HTML", "anchors", "sections"],
)
@settings(max_examples=400)
@given(text=TEXT)
@example(text="<div data-search-exclude><p>a</p><div>b</div>c</div><p>d</p>")
@example(text='<div data-search-exclude><h2 id="a">b</h2>c</div><p>d</p>')
@example(text="<p data-search-exclude><b>a</b></p><div>\n<hr>\n</div>\n\nb")
@example(text='<section><h3 id="a">b</h3></section><div data-search-exclude><p><b>a</b></p></div>c')
@example(text='<div><div><h2 id="x"></h2></div><p data-search-exclude><b>a</b></p></div>c')
@example(text='<div>\n<hr markdown="1">\n</div>')
@example(text='<title><b id="x">x</b></title> <script><p id="y"></p></script>')
def test_a_taught_parser_finds_what_its_own_kind_does(taught: type[Any], what: Any, text: str) -> None:
    assert what(taught, text) == what(taught.__bases__[0], text)


class Balance(HTMLParser):
    """The tags of a text that are open at its end, or None where one was closed that wasn't open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] | None = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.open is not None and tag not in ("br", "hr", "input"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins and ends at once."""

    def handle_endtag(self, tag: str) -> None:
        if self.open is not None:
            is_right = bool(self.open) and self.open.pop() == tag
            self.open = self.open if is_right else None


@given(text=TEXT)
def test_what_stands_in_a_plain_element_is_closed(text: str) -> None:
    for start, end in plain_html(text).ends.items():
        balance = Balance()
        balance.feed(text[start:end])
        balance.close()
        assert balance.open is not None
        assert len(balance.open) == 1
        assert text[end:].startswith(f"</{balance.open[0]}>")


@given(text=element(PLAIN))
def test_an_element_of_plain_html_is_plain(text: str) -> None:
    assert plain_html(text).ends[0] == text.rindex("</")
