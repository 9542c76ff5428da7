"""What a school of its own begins with: `examples/school`, which follows from this project's own files."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.commands.new_school import example_school
from generator.file_names import EXAMPLE_SCHOOL, SCHEDULE
from generator.loading import load
from generator.new_school import (
    START_YEAR,
    Engine,
    engine_of,
    engine_of_package,
    school_files,
    school_year_of,
)
from generator.schedule.plan import Plan

ROOT = Path(__file__).parents[1]
SCHOOL = ROOT / EXAMPLE_SCHOOL
ENGINE = Engine("rayon/cyclogram", "v2.0.1")
TODAY = date(2026, 11, 25)


def same_as_here() -> dict[str, str]:
    """What the example has of this project's own files, by path."""
    forms = sorted(path.relative_to(ROOT) for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    names = [*map(str, forms), ".github/pull_request_template.md"]
    found = {name: (ROOT / name).read_text("utf-8") for name in names}
    return {**found, SCHEDULE: with_plans((SCHOOL / SCHEDULE).read_text("utf-8"))}


def with_plans(start: str) -> str:
    """The start's schedule with the plans of the sample, in which nothing is done yet."""
    undone = re.sub(r"(?m)^ +done: \{.*\}\n", "", plans_of((ROOT / SCHEDULE).read_text("utf-8")))
    return start.replace(plans_of(start), undone)


def plans_of(text: str) -> str:
    begin = text.index("\nplans:\n")
    return text[begin : text.index("\n# ──", begin)]


def refresh() -> None:
    for name, text in same_as_here().items():
        (SCHOOL / name).write_text(text, "utf-8")


def files(start_year: int = START_YEAR) -> dict[str, str]:
    made = school_files(example_school(), ENGINE, start_year)
    return {name: data.decode() for name, data in made.items()}


def documents(folder: Path) -> dict[str, Any]:
    return {path.name: yaml.safe_load(path.read_text("utf-8")) for path in folder.glob("*.yml")}


def test_the_example_has_the_forms_and_the_plans_that_this_project_has() -> None:
    same = same_as_here()
    assert {name: (SCHOOL / name).read_text("utf-8") for name in same} == same


def test_what_is_made_is_the_example_with_the_program_put_in() -> None:
    made = files()
    put_in = {
        name: text.replace(ENGINE.repository, "OWNER/REPO").replace(f"@{ENGINE.tag}", "@TAG")
        for name, text in made.items()
    }
    assert put_in == {name: data.decode() for name, data in example_school().items()}
    assert [name for name, text in made.items() if "OWNER/REPO" in text or "@TAG" in text] == []
    called = {yaml.safe_load(made[f".github/workflows/{name}"])["jobs"].popitem()[1]["uses"] for name in THIN}
    assert called == {f"rayon/cyclogram/.github/workflows/{name}@v2.0.1" for name in THIN}


def test_a_school_holds_no_code() -> None:
    assert {Path(name).suffix for name in example_school()} == {"", ".md", ".yaml", ".yml"}
    for name, document in THIN.items():
        assert [sorted(job.keys() & {"steps", "run"}) for job in document["jobs"].values()] == [[]], name


@pytest.mark.parametrize("year", [2026, 2029])
def test_the_start_is_a_schedule_without_mistakes_for_the_year_in_question(year: int) -> None:
    text = files(year)[SCHEDULE]
    loaded = load(text.encode(), SCHEDULE, date(year, 9, 1))
    assert [each.message for each in loaded.problems if each.is_error or year == 2026] == []
    assert loaded.schedule is not None
    assert (loaded.schedule.start_year, loaded.schedule.school_year.end) == (year, date(year + 1, 5, 31))
    assert f"в {year}-{year + 1} учебном году" in text
    assert (len(loaded.schedule.staff), loaded.schedule.teachers) == (3, ())


def test_the_start_has_both_plans_row_by_row_with_nothing_done() -> None:
    sample = load((ROOT / SCHEDULE).read_bytes(), SCHEDULE, TODAY).schedule
    start = load(files()[SCHEDULE].encode(), SCHEDULE, TODAY).schedule
    assert sample is not None
    assert start is not None
    assert start.plans == tuple(undone(plan) for plan in sample.plans)


def undone(plan: Plan) -> Plan:
    rows = tuple(each.model_copy(update={"done": {}}) for each in plan.activities)
    return plan.model_copy(update={"activities": rows})


THIN = documents(SCHOOL / ".github" / "workflows")
OWN = documents(ROOT / ".github" / "workflows")


def granted(name: str) -> dict[str, str]:
    """What the jobs of this project's workflow need together."""
    found: dict[str, str] = {}
    for job in OWN[name]["jobs"].values():
        for area, level in job["permissions"].items():
            found[area] = max(level, found.get(area, ""))
    return found


def triggers(document: Any) -> dict[str, Any]:
    """YAML 1.1 reads `on` as true."""
    return {name: each for name, each in document[True].items() if name != "workflow_call"}


def test_a_school_calls_all_that_can_be_called() -> None:
    assert sorted(THIN) == sorted(name for name, each in OWN.items() if "workflow_call" in each[True])


@pytest.mark.parametrize("name", sorted(THIN))
def test_a_schools_workflow_runs_when_this_projects_does_and_passes_all_on(name: str) -> None:
    thin, own = THIN[name], OWN[name]
    ((_, job),) = thin["jobs"].items()
    offered = own[True]["workflow_call"] or {}
    assert (thin["name"], triggers(thin)) == (own["name"], triggers(own))
    assert job["uses"] == f"OWNER/REPO/.github/workflows/{name}@TAG"
    assert thin["permissions"] == {}
    assert job["permissions"] == granted(name)
    assert set(job.get("with", {})) == set(offered.get("inputs", {}))
    assert job.get("secrets", {}) == {
        each: f"${{{{ secrets.{each} }}}}" for each in offered.get("secrets", {})
    }


@pytest.mark.parametrize("name", sorted(THIN))
def test_what_calls_waits_in_a_queue_of_its_own(name: str) -> None:
    """In one group with what it calls, a run would wait for itself, and GitHub would cancel it."""
    groups = {str(each["concurrency"]["group"]) for each in OWN.values()}
    assert THIN[name]["concurrency"]["group"].startswith("call-")
    assert not any(group.startswith("call-") for group in groups)


@pytest.mark.parametrize(
    ("text", "engine"),
    [
        ("rayon/cyclogram@v2.0.1", ENGINE),
        (" OWNER/REPO@TAG ", Engine("OWNER/REPO", "TAG")),
        ("rayon/cyclogram", None),
        ("rayon@v1", None),
        ("https://example.org/rayon/cyclogram@v1", None),
        ("rayon/cyclogram@v1/x", None),
        ("rayon/cyclogram@", None),
        ("rayon/cyc logram@v1\n", None),
        ("", None),
    ],
)
def test_the_program_is_named_as_github_names_it(text: str, engine: Engine | None) -> None:
    assert engine_of(text) == engine


@pytest.mark.parametrize(
    ("urls", "engine"),
    [
        ([], None),
        (["Homepage, https://example.org/rayon/cyclogram"], None),
        (["Homepage, https://example.org/", "Repository, https://example.org/rayon/cyclogram.git/"], ENGINE),
        (["repository, https://example.org/rayon/cyclogram"], ENGINE),
        (["Repository, https://example.org/"], None),
    ],
)
def test_the_package_may_know_where_it_comes_from(urls: list[str], engine: Engine | None) -> None:
    assert engine_of_package("2.0.1", urls) == engine


@pytest.mark.parametrize(
    ("today", "year"), [(date(2027, 5, 31), 2026), (date(2027, 6, 1), 2027), (date(2028, 1, 1), 2027)]
)
def test_from_june_on_the_next_school_year_is_planned(today: date, year: int) -> None:
    assert school_year_of(today) == year
