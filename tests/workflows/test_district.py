"""A district's repository as `examples/district` has it: data, and workflows that call those of a release."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.summary import summary_data
from tests.district.samples import a_teacher
from tests.district.samples import school as summary_of_school
from tests.district.server import Sites, serving
from tests.workflows.conftest import Issues
from tests.workflows.runner import CODE, GitHub, Run, git
from tests.workflows.test_school import DAY, ENGINE, program, run

__all__ = ["program"]

EXAMPLE = CODE / "examples" / "district"
FOLDER = "schools/sosh-3/schedule.yaml"
TODAY = date(2027, 3, 3)


@pytest.fixture
def sites() -> Iterator[Sites]:
    """Two schools that publish what they should."""
    with serving() as found:
        for school_id in ("sosh-1", "sosh-2"):
            data = summary_data(summary_of_school(school_id, a_teacher(1, "2027-03-15"), today=TODAY))
            found.publishes(school_id, data)
        yield found


@pytest.fixture
def school(school: GitHub, program: GitHub, sites: Sites, tmp_path: Path) -> GitHub:
    """The district's repository; the site's server is the same."""
    folder = tmp_path / "own"
    shutil.copytree(EXAMPLE, folder / "desk")
    for path in (folder / "desk" / ".github" / "workflows").glob("*.yml"):
        text = path.read_text("utf-8").replace("OWNER/REPO", ENGINE.repository)
        path.write_text(text.replace("@TAG", f"@{ENGINE.tag}"), "utf-8")
    text = (EXAMPLE / "district.yaml").read_text("utf-8")
    for name, school_id in (("one", "sosh-1"), ("two", "sosh-2")):
        text = text.replace(f"https://{name}.example.org/attestation/", sites.address(school_id))
    own = GitHub(
        folder,
        school.machine,
        school.variables,
        published=school.published,
        others={program.name: program},
    )
    own.begin({"district.yaml": text, ".github/CODEOWNERS": "/schools/sosh-3/ @zavuch\n"})
    return own


def publish(district: GitHub, **inputs: Any) -> Run:
    return run(
        district, "publish.yml", "workflow_dispatch", inputs={"first": False, "allow-loss": False} | inputs
    )


ALL_WELL = {f"publish / {name}": "success" for name in ("groups", "schools", "build", "pages", "report")}


@pytest.mark.once
def test_a_district_is_published_with_its_schools_and_a_broken_one_stays_as_it_was(
    school: GitHub, sites: Sites, issues: Issues
) -> None:
    done = publish(school, first=True)
    assert done.results == ALL_WELL | {"publish": "success"}, done.log
    assert [each for each in done.annotations if "provisional" not in each] == []
    assert "Школа № 2" in (school.published / "schools" / "index.html").read_text("utf-8")
    page = school.published / "sosh-3" / "teachers" / "vtoraya" / "index.html"
    first = page.read_text("utf-8")
    assert "15 марта" in first
    assert issues.log == []

    sites.answers.pop("sosh-1")
    text = (EXAMPLE / FOLDER).read_text("utf-8")
    school.push({FOLDER: text.replace("2027-03-15", "2027-03-32")})
    done = publish(school)
    assert done.results == ALL_WELL | {"publish": "success"}, done.log
    assert [each.partition("::")[2][:21] for each in done.annotations] == ["warning title=Район::"]
    assert page.read_text("utf-8") == first
    assert issues.log == ["POST /repos/school/plan/issues"]
    assert issues.issues[0]["title"] == "Школа № 3: сайт не обновляется"
    assert issues.issues[0]["body"].splitlines()[1] == "@zavuch, посмотрите, пожалуйста."


def test_every_edit_is_checked_with_the_schools_in_folders(school: GitHub) -> None:
    text = (EXAMPLE / FOLDER).read_text("utf-8")
    commit = school.propose({FOLDER: text.replace("2027-03-15", "2027-03-32")})
    done = run(school, "check.yml", "pull_request", commit=commit)
    assert done.results == {"check / check": "failure", "check": "failure"}
    errors = [each for each in done.annotations if each.startswith("::error")]
    assert [each.split(",")[:2] for each in errors] == [[f"::error file={FOLDER}", "line=33"]]


def test_digests_are_off_until_they_are_switched_on_and_can_be_looked_at(
    school: GitHub, issues: Issues
) -> None:
    done = run(school, "remind.yml", "schedule")
    assert done.results == {"remind / remind": "skipped", "remind / report": "skipped", "remind": "success"}
    done = run(school, "remind.yml", "workflow_dispatch", inputs={"dry-run": True, "allow-loss": False})
    assert done.results["remind / remind"] == "success", done.log
    assert f"Сегодня {DAY:%d.%m.%Y}. К отправке: 4 сводки." in done.log.splitlines()
    assert git(school.remote, "branch", "--format=%(refname:short)") == "main"
