"""Every paper of an agenda, as bytes by file name; what goes in is counted again at the other end."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from generator.agenda import Agenda
from generator.documents.accounts import accounts_sheets
from generator.documents.acquaintance import AcquaintanceView, acquaintance_view
from generator.documents.agenda_sheet import agenda_sheets
from generator.documents.context import Asked, PaperContext
from generator.documents.cover_letter import LetterView, letter_view
from generator.documents.excel import workbook
from generator.documents.fields import counted_in
from generator.documents.informing import InformingView, coming, ending, informing_view, overdue_ones
from generator.documents.monitoring import monitoring_sheets
from generator.documents.order import OrderView, order_view
from generator.documents.perspective import PerspectiveView, perspective_sheets, perspective_view
from generator.documents.plan import PlanView, plan_sheets, plan_view
from generator.documents.report import ReportView, categories, posts, report_view
from generator.documents.representation import RepresentationView, representation_view, represented
from generator.documents.route import RouteView, route_view
from generator.documents.schedule import ScheduleView, schedule_sheets, schedule_view
from generator.documents.sheet import Sheet
from generator.documents.support import SupportView, support_view
from generator.documents.template import Templates
from generator.documents.watched import Watched
from generator.documents.word import About, LostRows, fill_in
from generator.occurrences.category_counts import employed
from generator.occurrences.promised import Miscounted
from generator.paper_list import WORD, Paper, papers_of
from generator.problems import Problem
from generator.schedule.people import Teacher
from generator.wording.text import one_line

View = object
# How many rows a file has to have, told without the code that makes them; of sheets one number each.
Rows = Sequence[int]


@dataclass(frozen=True, slots=True)
class WordPaper:
    """`view` is the class of what `make` gives: its fields are what a template may name."""

    view: type
    make: Callable[[PaperContext], View]
    rows: Callable[[PaperContext], int]


@dataclass(frozen=True, slots=True)
class ExcelPaper:
    make: Callable[[PaperContext], tuple[Sheet, ...]]
    rows: Callable[[PaperContext], Rows]


@dataclass(frozen=True, slots=True)
class Papers:
    """`problems` are the templates that don't work, in whose place the package's own were taken; `of_today`
    are the files for which somebody has asked what day it is."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    of_today: frozenset[str] = frozenset()


def _attestations(context: PaperContext) -> int:
    """Of those who work here, counted in the file itself."""
    teachers = context.agenda.schedule.teachers
    wanted = context.asked.teacher
    return sum(len(each.attestations) for each in teachers if each.is_working and wanted in (None, each.id))


def _attested(context: PaperContext) -> int:
    teachers, wanted = context.agenda.schedule.teachers, context.asked.teacher
    return sum(bool(each.attestations) for each in teachers if each.is_working and wanted in (None, each.id))


def _staff(context: PaperContext) -> list[Teacher]:
    return employed(context.agenda.schedule)


def _undecided(context: PaperContext) -> int:
    return sum(each.attestation.result is None for each in context.planned)


def _steps(context: PaperContext) -> int:
    wanted = context.asked.teacher
    return sum(
        each.attestation is not None and wanted in (None, each.teacher) for each in context.agenda.occurrences
    )


WORD_PAPERS = {
    "order": WordPaper(OrderView, order_view, lambda context: _attestations(context) + _attested(context)),
    "schedule": WordPaper(ScheduleView, schedule_view, _attestations),
    "support": WordPaper(SupportView, support_view, lambda context: _attestations(context) + _steps(context)),
    "route": WordPaper(RouteView, route_view, lambda context: _attestations(context) + _steps(context)),
    "acquaintance": WordPaper(AcquaintanceView, acquaintance_view, _attested),
    "representation": WordPaper(
        RepresentationView, representation_view, lambda context: len(represented(context))
    ),
    "cover-letter": WordPaper(LetterView, letter_view, _undecided),
    "perspective": WordPaper(PerspectiveView, perspective_view, lambda context: len(_staff(context))),
    "report": WordPaper(
        ReportView, report_view, lambda context: len(categories(context)) + len(posts(context))
    ),
    "informing": WordPaper(
        InformingView,
        informing_view,
        lambda context: len(coming(context)) + len(overdue_ones(context.agenda)) + len(ending(context)),
    ),
}

EXCEL_PAPERS = {
    "schedule": ExcelPaper(schedule_sheets, lambda context: (_attestations(context),)),
    "accounts": ExcelPaper(accounts_sheets, lambda context: (_attestations(context),)),
    "perspective": ExcelPaper(
        perspective_sheets,
        lambda context: (len(_staff(context)) + bool(_staff(context)),),
    ),
    "monitoring": ExcelPaper(
        monitoring_sheets,
        lambda context: (len({each.position for each in _staff(context)}) + 1,),
    ),
    "agenda": ExcelPaper(agenda_sheets, lambda context: (len(context.agenda.occurrences),)),
}


def build_papers(
    agenda: Agenda,
    templates: Sequence[Path],
    wanted: Collection[Paper] | None = None,
    asked: Asked | None = None,
) -> Papers:
    """Of an agenda with the names that the papers may have. `templates` are the folders of Word templates,
    the package's own last. Raises Miscounted where a row was lost, TooMany for impossible numbers."""
    work = _Work(agenda, asked or Asked(), Templates(templates))
    for paper in papers_of(agenda.schedule) if wanted is None else wanted:
        work.make(paper)
    return Papers(work.files, tuple(work.problems), frozenset(work.of_today))


class _Work:
    """What has been made so far. What a context has worked out goes on to the next paper only as long as
    nobody has asked for the day: then nothing of it depends on it."""

    def __init__(self, agenda: Agenda, asked: Asked, templates: Templates) -> None:
        self._agenda, self._asked, self._templates = agenda, asked, templates
        self.files: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self.of_today: set[str] = set()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._watched = Watched.of(self._agenda)
        self._context = PaperContext(self._watched, self._asked)

    def make(self, paper: Paper) -> None:
        about = self._about(paper)
        for suffix, file in zip(paper.formats, paper.files, strict=True):
            made = self._word(paper, about) if suffix == WORD else self._excel(paper, about)
            self.files[file] = made
        if self._watched.was_asked:
            self.of_today |= {*paper.files}
            self._begin_anew()

    def _about(self, paper: Paper) -> About:
        schedule = self._context.agenda.schedule
        made = datetime.combine(schedule.first_day, time())
        return About(one_line(paper.title)[:200], one_line(schedule.school.name)[:200], made)

    def _word(self, paper: Paper, about: About) -> bytes:
        kind = word_paper(paper)
        view, common = self._view(paper, kind), self._context.common
        own, problem = self._templates.own(paper.template, kind.view)
        if own is not None:
            try:
                return fill_in(own, about, common, view)
            except Exception as error:
                problem = self._templates.fault(paper.template, error)
        if problem is not None and problem not in self.problems:
            self.problems.append(problem)
        try:
            return fill_in(self._templates.shipped(paper.template), about, common, view)
        except LostRows as lost:
            raise Miscounted(f"{paper.files[0]}: {lost}") from None
        except Exception as error:
            raise self._templates.broken(paper.template, kind.view, error) from None

    def _view(self, paper: Paper, kind: WordPaper) -> View:
        view = kind.make(self._context)
        _must_be_equal(paper, kind.rows(self._context), sum(1 for _ in counted_in(view)))
        return view

    def _excel(self, paper: Paper, about: About) -> bytes:
        kind = excel_paper(paper)
        sheets = kind.make(self._context)
        for sheet, rows in zip(sheets, kind.rows(self._context), strict=True):
            _must_be_equal(paper, rows, 0 if sheet.is_blank else len(sheet.rows))
        return workbook(about, sheets)


def _must_be_equal(paper: Paper, expected: int, found: int) -> None:
    if expected != found:
        raise Miscounted(f"бумага «{paper.id}»: строк должно быть {expected}, а стало {found}")


def word_paper(paper: Paper) -> WordPaper:
    if paper.plan is None:
        return WORD_PAPERS[paper.id]
    plan_id = paper.plan

    def make(context: PaperContext) -> View:
        return plan_view(context, context.agenda.schedule.plans_by_id[plan_id])

    return WordPaper(PlanView, make, lambda context: 2 * _activities(context, plan_id))


def excel_paper(paper: Paper) -> ExcelPaper:
    if paper.plan is None:
        return EXCEL_PAPERS[paper.id]
    plan_id = paper.plan

    def make(context: PaperContext) -> tuple[Sheet, ...]:
        return plan_sheets(context, context.agenda.schedule.plans_by_id[plan_id])

    return ExcelPaper(
        make, lambda context: (_activities(context, plan_id), len(context.agenda.by_plan.get(plan_id, ())))
    )


def _activities(context: PaperContext, plan_id: str) -> int:
    return len(context.agenda.schedule.plans_by_id[plan_id].activities)
