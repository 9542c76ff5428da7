"""What went into the pages is counted again on them."""

import pytest

from generator.occurrences.promised import Miscounted
from generator.site.writing import verify_pages
from tests.samples import school_with
from tests.site.rendering import page_context, rendered

SCHOOL = school_with({"days_before": "10"}, "2027-03-15")
OCCURRENCES = page_context(SCHOOL).agenda.occurrences
KEY = "2026/plan/step/t1/first"
PAGE = "teachers/t1.md"


def test_all_pages_of_a_school_count_right() -> None:
    verify_pages(rendered(SCHOOL), OCCURRENCES)


def test_a_deadline_that_its_page_lost_stops_the_build() -> None:
    pages = rendered(SCHOOL)
    pages[PAGE] = pages[PAGE].replace(f'id="{KEY}"', "")
    with pytest.raises(Miscounted, match=f"срок {KEY} стоит на странице teachers/t1/ раз: 0"):
        verify_pages(pages, OCCURRENCES)


def test_a_deadline_that_stands_twice_stops_the_build() -> None:
    pages = rendered(SCHOOL)
    pages[PAGE] += f'\n<ul>\n<li id="{KEY}">x</li>\n</ul>\n'
    with pytest.raises(Miscounted, match=f"срок {KEY} стоит на странице teachers/t1/ раз: 2"):
        verify_pages(pages, OCCURRENCES)


def test_a_page_that_is_missing_stops_the_build() -> None:
    pages = rendered(SCHOOL)
    del pages[PAGE]
    with pytest.raises(Miscounted):
        verify_pages(pages, OCCURRENCES)
