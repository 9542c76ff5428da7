"""What an edit of the schedule renders anew."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.commands.build import site_build, write_pages
from generator.project import Project, open_agenda
from generator.site.builder import standing
from generator.site.runs.build import Work, build
from tests.samples import TODAY

SAMPLE = (Path(__file__).parents[2] / "sample.yaml").read_text("utf-8")


class School:
    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder, self._monkeypatch = folder, monkeypatch

    def rendered(self, text: str, today: date = TODAY) -> list[str]:
        (self._folder / "schedule.yaml").write_text(text, "utf-8")
        project = Project(self._folder / "schedule.yaml", today)
        agenda, pages = open_agenda(project), self._folder / "pages"
        write_pages(project, agenda, pages)
        work = site_build(project, agenda, pages, self._folder / "site")
        for name, value in work.environment().items():
            self._monkeypatch.setenv(name, value)
        with standing(work.frame) as frame:
            config, theme = frame / "mkdocs.yml", frame / "site_templates" / "theme"
            return sorted(build(Work(config, theme, self._folder / "cache")).rendered)


def test_one_moved_date_renders_the_pages_that_show_it_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = School(tmp_path, monkeypatch)
    school.rendered(SAMPLE)
    assert school.rendered(SAMPLE.replace("date: 2027-03-15", "date: 2027-03-16")) == [
        "index.md",
        "months/2027-02.md",
        "months/2027-03.md",
        "months/index.md",
        "plans/cyclogram.md",
        "roles/coordinator.md",
        "teachers/index.md",
        "teachers/ivanova.md",
    ]
    assert school.rendered(SAMPLE) == []


def test_a_new_day_on_which_nothing_comes_near_renders_the_page_of_the_state_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = School(tmp_path, monkeypatch)
    school.rendered(SAMPLE)
    assert school.rendered(SAMPLE, TODAY + timedelta(days=1)) == ["status/index.md"]
