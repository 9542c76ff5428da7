"""`daily.yml`: the site follows the calendar where nobody edits."""

from datetime import UTC, datetime

import pytest

from tests.workflows.runner import GitHub, Run, Runner, git

MORNING = int(datetime(2027, 3, 3, 1, tzinfo=UTC).timestamp())


def passed(school: GitHub) -> Run:
    commit = git(school.desk, "rev-parse", "origin/main")
    return Runner(school, "schedule", commit, MORNING).workflow("daily.yml")


@pytest.mark.parametrize("variables", [{}, {"DAILY": "off"}, {"REMINDERS": "on"}])
def test_copies_publish_nothing_until_the_school_switches_it_on(
    school: GitHub, variables: dict[str, str]
) -> None:
    school.variables |= variables
    assert passed(school).results == {"publish": "skipped"}
    assert not (school.published / "index.html").exists()


def test_a_day_is_published_as_it_is_seen_from_that_day(school: GitHub) -> None:
    school.variables["DAILY"] = "on"
    run = passed(school)
    assert run.results == {
        "publish / build": "success",
        "publish / pages": "success",
        "publish / own-host": "skipped",
        "publish": "success",
    }, run.log
    assert "Обновлено 3 марта 2027 г." in (school.published / "index.html").read_text("utf-8")
