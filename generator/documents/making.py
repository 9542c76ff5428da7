"""How a paper is made of what it is about, a school or a district: its rows are counted, its template is the
people's own as long as that works."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from generator.documents.about import About
from generator.documents.context import Common
from generator.documents.fields import count_in
from generator.documents.sheet import Sheet
from generator.occurrences.promised import Miscounted
from generator.paper_list import Paper
from generator.problems import Problem

# The libraries of Word and Excel are imported where a file is written.
if TYPE_CHECKING:
    from generator.documents.template import Templates

View = object
# How many rows a file has to have, told without the code that makes them; of sheets one number each.
Rows = Sequence[int]


class HasCommon(Protocol):
    @property
    def common(self) -> Common: ...


# What the papers are about.
Context = TypeVar("Context", bound=HasCommon)


@dataclass(frozen=True, slots=True)
class WordPaper(Generic[Context]):
    """`view` is the class of what `make` gives: its fields are what a template may name."""

    view: type
    make: Callable[[Context], View]
    rows: Callable[[Context], int]


@dataclass(frozen=True, slots=True)
class ExcelPaper(Generic[Context]):
    make: Callable[[Context], tuple[Sheet, ...]]
    rows: Callable[[Context], Rows]


@dataclass(frozen=True, slots=True)
class Papers:
    """`problems` are the templates that don't work, in whose place the package's own were taken; `of_today`
    are the files for which somebody has asked what day it is."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    of_today: frozenset[str] = frozenset()


class Maker(Generic[Context]):
    """What has been made so far, and the templates that turned out not to work."""

    def __init__(self, context: Context, templates: "Templates") -> None:
        self.context, self._templates = context, templates
        self.files: dict[str, bytes] = {}
        self.problems: list[Problem] = []

    def papers(self) -> Papers:
        return Papers(self.files, tuple(self.problems))

    def word(self, paper: Paper, file: str, kind: WordPaper[Context], about: About) -> None:
        """Raises Miscounted where a row was lost."""
        view = kind.make(self.context)
        rows = count_in(view)
        _must_be_equal(paper, kind.rows(self.context), rows)
        self.files[file] = self._filled_in(paper, kind.view, about, view, rows)

    def _filled_in(self, paper: Paper, kind: type, about: About, view: View, rows: int) -> bytes:
        from generator.documents.word import LostRows, fill_in

        own, problem = self._templates.own(paper.template, kind)
        if own is not None:
            try:
                return fill_in(own, about, rows, self.context.common, view)
            except Exception as error:
                problem = self._templates.fault(paper.template, error)
        if problem is not None and problem not in self.problems:
            self.problems.append(problem)
        try:
            shipped = self._templates.shipped(paper.template)
            return fill_in(shipped, about, rows, self.context.common, view)
        except LostRows as lost:
            raise Miscounted(f"{paper.files[0]}: {lost}") from None
        except Exception as error:
            raise self._templates.broken(paper.template, kind, error) from None

    def excel(self, paper: Paper, file: str, kind: ExcelPaper[Context], about: About) -> None:
        """Raises Miscounted where a row was lost."""
        from generator.documents.excel import workbook

        sheets = kind.make(self.context)
        for sheet, rows in zip(sheets, kind.rows(self.context), strict=True):
            _must_be_equal(paper, rows, 0 if sheet.is_blank else len(sheet.rows))
        self.files[file] = workbook(about, sheets)


def _must_be_equal(paper: Paper, expected: int, found: int) -> None:
    if expected != found:
        raise Miscounted(f"бумага «{paper.id}»: строк должно быть {expected}, а стало {found}")
