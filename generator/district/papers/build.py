"""Every paper of a district, as bytes by file name; what goes in is counted again at the other end."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from generator.agenda import Agenda
from generator.cache import Cache, key_of
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
from generator.documents.about import about_of
from generator.documents.kept import KeptPapers
from generator.documents.making import ExcelPaper, Maker, Papers, WordPaper
from generator.file_names import DISTRICT_DOCUMENTS
from generator.made_of import folders_key, program
from generator.paper_list import Paper
from generator.schedule.choices import Category

Context = DistrictPaperContext
NOTHING_KEPT = Cache(None)


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


def build_district_papers(
    view: DistrictAgenda, templates: Sequence[Path], plans: Sequence[Path], cache: Cache = NOTHING_KEPT
) -> Papers:
    """The district's own, and those of its plans; of both the folders of Word templates, the package's own
    last. Raises Miscounted where a row was lost, BadTemplate."""
    own = _Own(DistrictPaperContext(view), templates, cache)
    for paper in OWN:
        own.make(paper)
    made, of_plans = own.papers(), _of_plans(view.agenda, plans, cache)
    return Papers({**made.files, **of_plans.files}, made.problems + of_plans.problems)


def _of_plans(agenda: Agenda, folders: Sequence[Path], cache: Cache) -> Papers:
    kept = KeptPapers(cache, agenda, folders)
    files, missing = kept.files(plan_papers(agenda.schedule))
    if not missing:
        return Papers(files, ())
    from generator.documents.build import build_papers

    made = build_papers(agenda, folders, missing)
    kept.note(made)
    return Papers({**files, **made.files}, made.problems)


class _Own:
    """A district's own papers. The key of one is what it says: a school that has changed leaves most as
    they were."""

    def __init__(self, context: Context, templates: Sequence[Path], cache: Cache) -> None:
        self._context, self._templates, self._cache = context, templates, cache
        self._shared = key_of(program(), repr(context.common), folders_key(templates))
        self._kept: dict[str, bytes] = {}
        self._keys: dict[str, bytes] = {}

    def make(self, paper: Paper) -> None:
        """Raises Miscounted, BadTemplate."""
        about, (file,) = about_of(self._context.view.agenda.schedule, paper), paper.files
        if word := WORD_PAPERS.get(paper.id):
            view = word.make(self._context)
            if self._is_new(file, about, view, word.rows(self._context)):
                self._maker.word(paper, file, replace(word, make=lambda _: view), about)
        else:
            excel = EXCEL_PAPERS[paper.id]
            sheets = excel.make(self._context)
            if self._is_new(file, about, sheets, excel.rows(self._context)):
                self._maker.excel(paper, file, replace(excel, make=lambda _: sheets), about)

    def _is_new(self, file: str, *said: object) -> bool:
        """What it says and how many rows it has to have."""
        key = self._keys[file] = key_of(self._shared, file, repr(said))
        if (found := self._cache.get(key)) is not None:
            self._kept[file] = found
        return found is None

    @cached_property
    def _maker(self) -> Maker[Context]:
        from generator.documents.template import Templates

        return Maker(self._context, Templates(self._templates, DISTRICT_DOCUMENTS))

    def papers(self) -> Papers:
        """Where a template doesn't work, the next build is to say so again."""
        if len(self._kept) == len(self._keys):
            return Papers(self._kept, ())
        made = self._maker.papers()
        for file, data in made.files.items() if not made.problems else ():
            self._cache.put(self._keys[file], data)
        return Papers({**self._kept, **made.files}, made.problems)
