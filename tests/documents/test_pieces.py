"""Papers written piece by piece are those that the library makes through a tree."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from generator.documents import body, word
from generator.documents.body import NeedsTree
from tests.documents.reading import papers, sample_agenda


def parts(data: bytes) -> dict[str, bytes]:
    """Each of an archive, XML in the one form that all writings of it have."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: canonical(archive.read(name)) for name in archive.namelist()}


def canonical(data: bytes) -> bytes:
    return bytes(etree.tostring(etree.fromstring(data), method="c14n"))


def no_pieces(*_: object) -> bytes:
    raise NeedsTree


def test_a_paper_in_pieces_is_that_of_the_librarys_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    in_pieces = papers(sample_agenda()).files
    monkeypatch.setattr(word, "_in_pieces", no_pieces)
    as_trees = papers(sample_agenda()).files
    assert {name: parts(data) for name, data in in_pieces.items()} == {
        name: parts(data) for name, data in as_trees.items()
    }


@pytest.mark.parametrize("size", [1, 100, 5_000])
def test_it_is_the_same_however_it_is_cut(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = papers(sample_agenda(), "support", "route").files
    monkeypatch.setattr(body, "_PIECE", size)
    assert papers(sample_agenda(), "support", "route").files == whole
