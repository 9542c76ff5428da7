"""Every paper of a district, as bytes by file name; what goes in is counted again at the other end."""

from collections.abc import Sequence
from pathlib import Path

from generator.district.paper_list import INFORMING, LISTS, MONITORING, OWN, PERSPECTIVE, REPORT, plan_papers
from generator.district.papers.context import DistrictPaperContext
from generator.district.papers.informing import (
    MOST_LATE,
    DistrictInformingView,
    coming_in,
    district_informing_view,
    late_in,
)
from generator.district.papers.lists import filled_months, lists_sheets
from generator.district.papers.monitoring import monitoring_sheets
from generator.district.papers.perspective import perspective_sheets
from generator.district.papers.report import DistrictReportView, district_report_view, posts
from generator.district.view import DistrictAgenda
from generator.documents.build import about_of, build_papers
from generator.documents.making import ExcelPaper, Maker, Papers, WordPaper
from generator.documents.template import Templates
from generator.file_names import DISTRICT_DOCUMENTS
from generator.schedule.choices import Category

Context = DistrictPaperContext


def _schools(context: Context) -> int:
    return len(context.view.schools)


def _informed(context: Context) -> int:
    schools = context.view.schools
    return sum(1 + len(coming_in(context, each)) + min(len(late_in(each)), MOST_LATE) for each in schools)


def _reported(context: Context) -> int:
    """Rows in which somebody is attested: categories, posts, schools."""
    schools = {each.school.entry.id for each in context.planned}
    return len(context.totals.attested_by_category) + len(posts(context)) + len(schools)


WORD_PAPERS: dict[str, WordPaper[Context]] = {
    REPORT.id: WordPaper(DistrictReportView, district_report_view, _reported),
    INFORMING.id: WordPaper(DistrictInformingView, district_informing_view, _informed),
}

EXCEL_PAPERS: dict[str, ExcelPaper[Context]] = {
    LISTS.id: ExcelPaper(
        lists_sheets,
        lambda context: [len(context.by_month[month]) for month in filled_months(context)] or [0],
    ),
    MONITORING.id: ExcelPaper(
        monitoring_sheets, lambda context: (_schools(context) + 1, len(context.staff.by_post) + 1)
    ),
    PERSPECTIVE.id: ExcelPaper(
        perspective_sheets, lambda context: (_schools(context) + 1, len(Category) + 1)
    ),
}


def build_district_papers(view: DistrictAgenda, templates: Sequence[Path], plans: Sequence[Path]) -> Papers:
    """The district's own, and those of its plans; of both the folders of Word templates, the package's own
    last. Raises Miscounted where a row was lost, BadTemplate."""
    context, schedule = DistrictPaperContext(view), view.agenda.schedule
    maker = Maker(context, Templates(templates, DISTRICT_DOCUMENTS))
    for paper in OWN:
        about, (file,) = about_of(schedule, paper), paper.files
        if paper.id in WORD_PAPERS:
            maker.word(paper, file, WORD_PAPERS[paper.id], about)
        else:
            maker.excel(paper, file, EXCEL_PAPERS[paper.id], about)
    own, of_plans = maker.papers(), build_papers(view.agenda, plans, plan_papers(schedule))
    return Papers({**own.files, **of_plans.files}, own.problems + of_plans.problems)
