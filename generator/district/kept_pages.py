"""A district's own pages, kept as long as what they show is the same."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from generator.agenda import Agenda
from generator.cache import Cache, key_of
from generator.district.addresses import list_page, school_page
from generator.district.pages.lists import month_page, months_and_neighbours
from generator.district.pages.school import page_of_school
from generator.district.parts.context import DistrictContext, Planned
from generator.district.view import SchoolStanding
from generator.made_of import program
from generator.site.page import Page, page_file
from generator.site.writing import Writer
from generator.summary import TeachersPart

_NOBODY = TeachersPart(total=0, by_category={}, by_position={}, ending=0)


def kept_pages(
    context: DistrictContext, pages: Iterable[Page], agenda: Agenda, writer: Writer, cache: Cache
) -> dict[str, str]:
    """By file name: these, a page a school, and the list of each month. `agenda` is the one that pages are
    written with. Raises BadTemplate."""
    kept = _Kept(context, agenda, writer, cache)
    texts = {page.file: kept.written(page) for page in pages}
    for school in context.view.schools:
        file = page_file(school_page(school.entry.id))
        texts[file] = kept.text(file, [school], partial(page_of_school, school=school))
    for month, before, after in months_and_neighbours(context):
        file = page_file(list_page(month))
        make = partial(month_page, month=month, before=before, after=after)
        texts[file] = kept.text(repr((file, before, after)), _with_rows(context.by_month[month]), make)
    return texts


def _with_rows(planned: Iterable[Planned]) -> list[SchoolStanding]:
    """Their schools with nothing but these rows."""
    found = []
    for _, group in groupby(planned, lambda each: each.school.entry.id):
        rows = list(group)
        school = rows[0].school
        only = {"attestations": tuple(each.row for each in rows), "overdue": (), "perspective": {}}
        assert school.summary
        summary = school.summary.model_copy(update={**only, "teachers": _NOBODY})
        found.append(replace(school, summary=summary))
    return found


class _Kept:
    """A page is made of a district that has nothing but what its key names."""

    def __init__(self, context: DistrictContext, agenda: Agenda, writer: Writer, cache: Cache) -> None:
        district = context.view.district.model_copy(update={"schools": ()})
        self._view = replace(context.view, district=district, agenda=agenda, schools=())
        self._agenda, self._writer, self._cache = agenda, writer, cache
        self._shared = key_of(
            program(),
            district.model_dump_json(),
            agenda.schedule.model_dump_json(),
            repr((agenda.today, agenda.site, agenda.terms)),
            writer.key,
        )

    def text(
        self, name: str, schools: Sequence[SchoolStanding], make: Callable[[DistrictContext], Page]
    ) -> str:
        """Of some schools, whose page takes longer to compose than their key."""
        key = key_of(self._shared, name, *(part for each in schools for part in _parts(each)))
        return self._cache.made(key, lambda: self._made(schools, make)).decode()

    def _made(self, schools: Sequence[SchoolStanding], make: Callable[[DistrictContext], Page]) -> bytes:
        return self._text(make(DistrictContext(replace(self._view, schools=tuple(schools)))))

    def written(self, page: Page) -> str:
        """Of all schools: many a change of one leaves their page as it is."""
        key = key_of(self._shared, repr(page))
        return self._cache.made(key, lambda: self._text(page)).decode()

    def _text(self, page: Page) -> bytes:
        return self._writer.texts([page], self._agenda)[page.file].encode()


def _parts(school: SchoolStanding) -> Iterator[str]:
    yield school.entry.model_dump_json()
    yield school.summary.model_dump_json() if school.summary else ""
    yield repr((school.copied, school.fault))
