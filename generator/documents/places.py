"""Where a paragraph of a Word document stands, in the words of the one who looks at it in Word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import parse_xml
from docx.oxml.ns import qn


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`table` is a number of its own for each table, 0 outside of any; `part` tells body, headers and
    footers apart."""

    text: str
    place: str
    table: int
    part: str


_PARTS = {RELATIONSHIP_TYPE.HEADER: "верхний колонтитул", RELATIONSHIP_TYPE.FOOTER: "нижний колонтитул"}


def paragraphs_of(document: Document) -> Iterator[Paragraph]:
    yield from _block(document.element.body, "", "")
    for relation in document.part.rels.values():
        if name := _PARTS.get(relation.reltype):
            part = str(relation.target_part.partname)
            yield from _block(parse_xml(relation.target_part.blob), f"{name}, ", part)


def _block(root: Any, before: str, part: str) -> Iterator[Paragraph]:
    paragraphs = tables = 0
    for each in root.iterchildren():
        if each.tag == qn("w:p"):
            paragraphs += 1
            yield Paragraph(_text(each), f"{before}абзац {paragraphs}", 0, part)
        elif each.tag == qn("w:tbl"):
            tables += 1
            yield from _table(each, before, tables, part)


def _table(table: Any, before: str, number: int, part: str) -> Iterator[Paragraph]:
    for row, line in enumerate(table.iterchildren(qn("w:tr")), start=1):
        for column, cell in enumerate(line.iterchildren(qn("w:tc")), start=1):
            place = f"{before}таблица {number}, строка {row}, графа {column}"
            for each in cell.iter(qn("w:p")):
                yield Paragraph(_text(each), place, number, part)


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
