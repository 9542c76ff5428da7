"""A table of numbers with a row for each school."""

from collections.abc import Callable, Sequence

from generator.district.parts.context import DistrictContext
from generator.district.parts.counts import CountRow, CountTable, count_row, count_table
from generator.district.parts.words import data_of, school_link
from generator.district.totals import Totals
from generator.district.view import SchoolStanding
from generator.site.parts.steps import Link


def by_school(
    context: DistrictContext,
    columns: Sequence[Link],
    numbers_of: Callable[[Totals], Sequence[int]],
    note_of: Callable[[SchoolStanding], str],
) -> CountTable:
    """A school of which nothing was ever read has words instead of numbers."""
    rows = []
    for each in context.view.schools:
        totals = context.by_school.get(each.entry.id)
        if totals is None:
            rows.append(CountRow(school_link(each), (), 0, aside=data_of(each)))
        else:
            rows.append(count_row(school_link(each), columns, numbers_of(totals), note=note_of(each)))
    return count_table("Школа", columns, rows)
