"""Months and plans are kept, and are those that would be made now."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.agenda import Agenda
from generator.cache import Cache
from generator.site.kept import Kept
from generator.site.render import rendered
from generator.site.tree import write_tree
from tests.samples import TODAY, Data
from tests.site.test_teachers_pages import SAMPLE, TEMPLATES, Edits, agendas_after, edited_agenda, files_in

LASTING = ("months/", "plans/")


def made_again(folder: Path, agenda: Agenda, past: list[int] | None = None) -> set[str]:
    """Brings all pages in the folder up to date; which months and plans had to be made."""
    with Cache(folder / "cache") as cache:
        made, kept = rendered(agenda, TEMPLATES, past=past or [], kept=Kept(cache, folder / "pages"))
    write_tree(folder / "pages", made, kept)
    return {name for name in made if name.startswith(LASTING)}


def made_new(agenda: Agenda, past: list[int] | None = None) -> dict[str, bytes]:
    return rendered(agenda, TEMPLATES, past=past or [])[0]


@settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.sampled_from(["off", "on"]),
    st.lists(st.tuples(Edits, st.sampled_from([0, 1, 30])), min_size=1, max_size=3),
)
def test_after_any_edits_and_days_pages_are_those_that_would_be_made(
    tmp_path_factory: pytest.TempPathFactory, tracking: str, edits: list[tuple[Any, int]]
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    for agenda in agendas_after(SAMPLE | {"tracking": tracking}, edits):
        made_again(folder, agenda)
        assert files_in(folder / "pages") == made_new(agenda)


def test_a_new_day_makes_none_of_them(tmp_path: Path) -> None:
    everything = made_again(tmp_path, edited_agenda(SAMPLE, TODAY))
    assert len(everything) == 12 + 1 + len(SAMPLE["plans"]) + 1
    for days in (1, 30, 200):
        agenda = edited_agenda(SAMPLE, TODAY + timedelta(days=days))
        assert made_again(tmp_path, agenda) == set()
        assert files_in(tmp_path / "pages") == made_new(agenda)


def test_a_new_day_makes_them_where_it_tells_what_is_overdue(tmp_path: Path) -> None:
    data: Data = SAMPLE | {"tracking": "on"}
    everything = made_again(tmp_path, edited_agenda(data, TODAY))
    agenda = edited_agenda(data, TODAY + timedelta(days=1))
    assert made_again(tmp_path, agenda) == everything
    assert files_in(tmp_path / "pages") == made_new(agenda)


def test_another_line_or_another_year_in_the_archive_makes_them_anew(tmp_path: Path) -> None:
    agenda = edited_agenda(SAMPLE, TODAY)
    everything = made_again(tmp_path, agenda)
    moved = replace(agenda, line_of=lambda _: 5)
    assert made_again(tmp_path, moved) == everything
    assert made_again(tmp_path, moved, [2025]) == everything
    assert files_in(tmp_path / "pages") == made_new(moved, [2025])
