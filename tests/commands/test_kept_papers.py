import dataclasses
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.agenda import Agenda
from generator.cache import Cache
from generator.commands import kept_papers
from generator.commands.kept_papers import start_papers
from generator.documents.build import build_papers
from generator.documents.kept import KeptPapers
from generator.paper_list import papers_of
from generator.project import Project
from tests.documents.reading import TEMPLATES, sample_agenda
from tests.samples import TODAY

OF_TODAY = {"papers/agenda.xlsx", "papers/informing.docx", "papers/monitoring.xlsx"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(folder=tmp_path)


def made(project: Project, agenda: Agenda, jobs: int = 1) -> dict[str, bytes]:
    with Cache(project.folder / "cache") as cache:
        return dict(start_papers(project, agenda, cache, jobs)())


def missing(project: Project, agenda: Agenda) -> set[str]:
    """The files that the next build has to make."""
    with Cache(project.folder / "cache") as cache:
        kept = KeptPapers(cache, agenda, project.folders("site_templates/documents"))
        _, papers = kept.files(papers_of(agenda.schedule))
        return {file for paper in papers for file in paper.files}


def on(agenda: Agenda, day: date) -> Agenda:
    return dataclasses.replace(agenda, today=day)


def test_kept_papers_are_those_that_would_be_made(project: Project) -> None:
    agenda = sample_agenda()
    expected = dict(build_papers(agenda, [TEMPLATES]).files)
    assert made(project, agenda) == expected
    assert missing(project, agenda) == set()
    assert made(project, agenda) == expected


def test_a_new_day_makes_only_those_papers_anew_that_ask_for_it(project: Project) -> None:
    agenda = sample_agenda()
    made(project, agenda)
    for days in (1, 200):
        later = on(agenda, TODAY + timedelta(days=days))
        assert missing(project, later) == OF_TODAY
        assert made(project, later) == dict(build_papers(later, [TEMPLATES]).files)


def test_a_template_that_does_not_work_is_told_of_at_each_build(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    own = project.folder / "site_templates" / "documents"
    own.mkdir(parents=True)
    (own / "order.docx").write_bytes(b"not Word")
    for _ in range(2):
        made(project, sample_agenda())
        assert capsys.readouterr().err.count("order.docx") == 1


def test_another_template_makes_papers_anew(project: Project) -> None:
    agenda = sample_agenda()
    made(project, agenda)
    own = project.folder / "site_templates" / "documents"
    own.mkdir(parents=True)
    shutil.copy(TEMPLATES / "route.docx", own / "order.docx")
    assert missing(project, agenda) == {file for paper in papers_of(agenda.schedule) for file in paper.files}


def test_papers_made_beside_are_the_same(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_papers, "MANY", 0)
    agenda = sample_agenda()
    assert made(project, agenda, jobs=2) == dict(build_papers(agenda, [TEMPLATES]).files)
