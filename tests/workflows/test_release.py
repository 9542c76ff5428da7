"""`release.yml`: a tag becomes a release with the package and what is new."""

import shutil
from zipfile import ZipFile

import pytest

from tests.workflows.runner import CODE, GitHub, Run, Runner, git

PACKAGED = ("pyproject.toml", "README.md", "LICENSE")
CHANGELOG = "# Changelog\n\n## Unreleased\n\n## 1.0.0 — 2026-11-21\n\n- The first.\n"


@pytest.fixture
def program(school: GitHub) -> GitHub:
    for name in PACKAGED:
        shutil.copy(CODE / name, school.desk / name)
    shutil.copytree(CODE / "examples", school.desk / "examples")
    school.push({"CHANGELOG.md": CHANGELOG})
    return school


def tagged(program: GitHub, tag: str) -> Run:
    commit = git(program.desk, "rev-parse", "main")
    return Runner(program, "push", commit, 1_800_000_000, branch=tag).workflow("release.yml")


def test_a_tag_makes_a_release_of_the_package_and_its_notes(program: GitHub) -> None:
    run = tagged(program, "v1.0.0")
    assert run.results == {"release": "success"}, run.log
    made = program.folder / "release"
    assert sorted(each.name for each in made.iterdir()) == [
        "arguments",
        "cyclogram-1.0.0-py3-none-any.whl",
        "notes.md",
    ]
    assert (made / "notes.md").read_text("utf-8") == "- The first.\n"
    words = (made / "arguments").read_text("utf-8").split()
    assert words[:6] == ["release", "create", "v1.0.0", "--repo", "school/plan", "--verify-tag"]
    with ZipFile(made / "cyclogram-1.0.0-py3-none-any.whl") as wheel:
        assert "generator/shipped/examples/school/schedule.yaml" in wheel.namelist()


def test_a_tag_of_another_version_releases_nothing(program: GitHub) -> None:
    run = tagged(program, "v9.9.9")
    assert (run.results, len(run.annotations)) == ({"release": "failure"}, 1)
    assert not (program.folder / "release").exists()
