"""Every paper of an agenda, as bytes by file name; what goes in is counted again at the other end."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from generator.agenda import Agenda
from generator.documents.about import About, about_of
from generator.documents.accounts import accounts_sheets
from generator.documents.acquaintance import AcquaintanceView, acquaintance_view
from generator.documents.agenda_sheet import agenda_sheets
from generator.documents.context import Asked, PaperContext
from generator.documents.cover_letter import LetterView, letter_view
from generator.documents.informing import InformingView, coming, ending, informing_view, overdue_ones
from generator.documents.making import ExcelPaper, Maker, Papers, View, WordPaper
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
from generator.occurrences.category_counts import employed
from generator.paper_list import WORD, Paper, papers_of
from generator.schedule.people import Teacher


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


WORD_PAPERS: dict[str, WordPaper[PaperContext]] = {
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

EXCEL_PAPERS: dict[str, ExcelPaper[PaperContext]] = {
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
    watched, given, of_today = Watched.of(agenda), asked or Asked(), set[str]()
    maker = Maker(PaperContext(watched, given), Templates(templates))
    for paper in papers_of(agenda.schedule) if wanted is None else wanted:
        _make(maker, paper, about_of(agenda.schedule, paper))
        # What a context has worked out goes on to the next paper only as long as nothing of it depends on
        # the day.
        if watched.was_asked:
            of_today.update(paper.files)
            watched = Watched.of(agenda)
            maker.context = PaperContext(watched, given)
    return replace(maker.papers(), of_today=frozenset(of_today))


def _make(maker: Maker[PaperContext], paper: Paper, about: About) -> None:
    for suffix, file in zip(paper.formats, paper.files, strict=True):
        if suffix == WORD:
            maker.word(paper, file, word_paper(paper), about)
        else:
            maker.excel(paper, file, excel_paper(paper), about)


def word_paper(paper: Paper) -> WordPaper[PaperContext]:
    if paper.plan is None:
        return WORD_PAPERS[paper.id]
    plan_id = paper.plan

    def make(context: PaperContext) -> View:
        return plan_view(context, context.agenda.schedule.plans_by_id[plan_id])

    return WordPaper(PlanView, make, lambda context: 2 * _activities(context, plan_id))


def excel_paper(paper: Paper) -> ExcelPaper[PaperContext]:
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
