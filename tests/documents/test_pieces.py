"""Papers written piece by piece are those that the library makes through a tree."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from generator.documents import body, word
from generator.documents.body import NeedsTree
from tests.documents.reading import TEMPLATES, papers, sample_agenda

AGENDA = sample_agenda()


def parts(data: bytes) -> dict[str, bytes]:
    """Each of an archive, XML in the one form that all writings of it have."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: canonical(archive.read(name)) for name in archive.namelist()}


def canonical(data: bytes) -> bytes:
    return bytes(etree.tostring(etree.fromstring(data), method="c14n"))


def no_pieces(*_: object) -> bytes:
    raise NeedsTree


def no_tree(*_: object) -> bytes:
    raise AssertionError


def test_a_paper_in_pieces_is_that_of_the_librarys_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    in_pieces = papers(AGENDA).files
    monkeypatch.setattr(word, "_in_pieces", no_pieces)
    as_trees = papers(AGENDA).files
    assert {name: parts(data) for name, data in in_pieces.items()} == {
        name: parts(data) for name, data in as_trees.items()
    }


@pytest.mark.parametrize("size", [1, 100, 5_000])
def test_it_is_the_same_however_it_is_cut(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = papers(AGENDA, "support", "route").files
    monkeypatch.setattr(body, "_PIECE", size)
    assert papers(AGENDA, "support", "route").files == whole


NAME, LOOP = "{{ page.name }}", "{%p for page in pages %}"
END = "</w:t></w:r></w:p>"
BEGIN = "<w:p><w:r><w:t>"


def own(folder: Path, instead: dict[str, str]) -> Path:
    """A folder with a route of one's own, in which those words first stand for others."""
    with ZipFile(TEMPLATES / "route.docx") as old, ZipFile(folder / "route.docx", "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for words, others in instead.items() if name == "word/document.xml" else ():
                assert words.encode() in text
                text = text.replace(words.encode(), others.encode(), 1)
            new.writestr(name, text)
    return folder


def route(folder: Path) -> dict[str, bytes]:
    made = papers(AGENDA, "route", own=folder)
    assert made.problems == ()
    return parts(made.files["papers/route.docx"])


PLAIN = {
    "the number of a row": {NAME: "{{ page.name }} {{ loop.index }} из {{ pages|length }}"},
    "signs of XML": {NAME: "{{ page.name }} {{ '&lt;i&gt;' }} &lt;&amp;"},
    "another loop": {
        LOOP: f"{LOOP}{END}{BEGIN}{{{{ page.day }}}}{END}{BEGIN}{{%p endfor %}}{END}{BEGIN}{LOOP}"
    },
    "a loop inside a paragraph": {
        LOOP: f"{{% for page in pages %}}{{{{ page.aim }}}}, {{% endfor %}}{END}{BEGIN}{LOOP}"
    },
    "a condition over several runs": {
        NAME: "{{ page.name }}{% if page.post %}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>, {{ page.post }}"
        "</w:t></w:r><w:r><w:t>{% else %}</w:t></w:r><w:r><w:t>нет{% endif %}"
    },
    "lines in a link": {
        "{{ step.helpers }}": '</w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>{{ step.helpers }}</w:t></w:r>'
        "</w:hyperlink><w:r><w:t>"
    },
}
NOT_PLAIN = {
    "a word in a tag": {NAME: '{{ page.name }}</w:t></w:r><w:r w:rsidR="{{ page.day }}"><w:t>'},
    "a word in a comment": {NAME: "{{ page.name }}</w:t><!-- {{ page.name }} --><w:t>"},
    "a word between runs": {NAME: "{{ page.name }}</w:t></w:r>{{ page.aim }}<w:r><w:t>"},
    "a frame in a paragraph": {
        NAME: "{{ page.name }}</w:t><w:pict><w:txbxContent>"
        f"{BEGIN}{{{{ page.day }}}}{END}</w:txbxContent></w:pict><w:t>"
    },
    "a tabulator": {NAME: "{{ page.name }}\t{{ page.aim }}"},
    "braces": {NAME: "{{ page.name }} {_{ page.aim }_}"},
    "a condition that ends elsewhere": {
        NAME: "{{ page.name }}{% if page.day %}</w:t></w:r>{% endif %}{% if page.day %}<w:r><w:t>{% endif %}"
    },
}


@pytest.mark.parametrize("instead", PLAIN.values(), ids=list(PLAIN))
def test_a_template_of_ones_own_is_filled_in_piece_by_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, instead: dict[str, str]
) -> None:
    folder = own(tmp_path, instead)
    with monkeypatch.context() as patched:
        patched.setattr(word, "_as_tree", no_tree)
        in_pieces = route(folder)
    monkeypatch.setattr(word, "_in_pieces", no_pieces)
    assert in_pieces == route(folder)
    assert in_pieces != parts(papers(AGENDA, "route").files["papers/route.docx"])


@pytest.mark.parametrize("instead", NOT_PLAIN.values(), ids=list(NOT_PLAIN))
def test_what_asks_for_a_tree_gets_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, instead: dict[str, str]
) -> None:
    folder = own(tmp_path, instead)
    with monkeypatch.context() as patched:
        patched.setattr(word, "_in_pieces", no_pieces)
        as_tree = route(folder)
    with monkeypatch.context() as patched:
        patched.setattr(word, "_as_tree", no_tree)
        assert len(papers(AGENDA, "route", own=folder).problems) == 1
    assert route(folder) == as_tree
