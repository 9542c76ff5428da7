"""What a school publishes about itself for its district."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import summary
from generator.cli import main
from generator.liveness import LastTimes
from generator.public import public_agenda
from generator.summary import Summary, TooLarge, schema_text, summary_data, summary_of
from tests.samples import activity, agenda_of, attestation, make_schedule, plan, teacher

SUMMARY_SCHEMA = Path(__file__).parents[1] / "summary.schema.json"
TODAY = date(2027, 3, 10)
STEP = activity({"days_before": "10"}, title="Шаг первый")
STAFF = [
    teacher(
        attestation("2027-03-15", **{"for": "высшая", "position": "логопед"}),
        id="a",
        name="Альфина Проба Образцовна",
        category={"name": "первая", "granted": "2022-05-20", "until": "2027-05-20"},
    ),
    teacher(
        attestation("2027-02-10", result={"date": "2027-02-15"}),
        attestation("2027-05", **{"for": "педагог-методист"}),
        id="b",
        name="Бетина Проба Образцовна",
        category=[{"name": "высшая"}, {"name": "педагог-наставник"}],
        hired="2019-09-01",
    ),
    teacher(id="g", name="Гаммина Проба Образцовна", position="физик", status="on_leave"),
    teacher(id="d", name="Дельтина Проба Образцовна", status="left", category={"name": "высшая"}),
    teacher(attestation("2027-03-01"), id="e", name="Скрытная Проба Образцовна", public="no"),
]


def data_of(**changes: Any) -> dict[str, Any]:
    schedule = make_schedule(**{"plans": [plan(STEP)], "teachers": STAFF, "tracking": "on"} | changes)
    agenda = public_agenda(agenda_of(schedule, TODAY))
    found: dict[str, Any] = json.loads(summary_data(summary_of(agenda, LastTimes(reminded=date(2027, 3, 9)))))
    return found


def test_a_school_tells_what_its_site_shows_and_nothing_else() -> None:
    assert data_of(school={"name": "Школа № 0", "id": "sosh-0", "names": "initials"}) == {
        "version": 1,
        "school": {"id": "sosh-0", "name": "Школа № 0"},
        "year": {"start": "2026-09-01", "end": "2027-05-31"},
        "built": "2027-03-10",
        "reminded": "2027-03-09",
        "teachers": {
            "total": 3,
            "by_category": {
                "высшая": 1,
                "первая": 1,
                "соответствие": 0,
                "без категории": 1,
                "педагог-методист": 0,
                "педагог-наставник": 1,
            },
            "by_position": {"учитель музыки": 2, "физик": 1},
            "ending": 1,
        },
        "attestations": [
            {
                "key": "2026/attestation/b/first",
                "teacher": "Бетина\u00a0П.\u00a0О.",
                "position": "учитель музыки",
                "for": "первая",
                "date": "2027-02-10",
                "approximate": False,
                "result": "2027-02-15",
            },
            {
                "key": "2026/attestation/a/highest",
                "teacher": "Альфина\u00a0П.\u00a0О.",
                "position": "логопед",
                "for": "высшая",
                "date": "2027-03-15",
                "approximate": False,
                "result": None,
            },
            {
                "key": "2026/attestation/b/methodist",
                "teacher": "Бетина\u00a0П.\u00a0О.",
                "position": "учитель музыки",
                "for": "педагог-методист",
                "date": "2027-05-01",
                "approximate": True,
                "result": None,
            },
        ],
        "overdue": [
            {"key": "2026/plan/step/b/first", "title": "Шаг первый", "due": "2027-01-29"},
            {"key": "2026/plan/step/a/highest", "title": "Шаг первый", "due": "2027-03-05"},
        ],
        "perspective": {
            "2026-2027": {"высшая": 1, "педагог-методист": 1, "первая": 1},
            "2027-2028": {},
            "2028-2029": {},
            "2029-2030": {},
            "2030-2031": {},
        },
    }


def test_an_empty_school_has_a_summary() -> None:
    data = data_of(teachers=[], plans=[])
    assert (data["school"]["id"], data["teachers"]["total"], data["attestations"]) == (None, 0, [])
    assert list(data["perspective"].values()) == [{}] * 5


def test_the_checked_in_schema_is_that_of_the_model_and_accepts_a_summary() -> None:
    assert SUMMARY_SCHEMA.read_text("utf-8") == schema_text()
    assert list(jsonschema.Draft202012Validator(json.loads(schema_text())).iter_errors(data_of())) == []


def test_what_was_written_is_read_back() -> None:
    data = summary_data(summary_of(agenda_of(make_schedule(teachers=STAFF), TODAY), LastTimes()))
    assert summary_data(Summary.model_validate_json(data)) == data


@given(st.lists(st.sampled_from(STAFF), unique_by=lambda each: each["id"]))
def test_everybody_is_counted_once(staff: list[dict[str, Any]]) -> None:
    data = data_of(teachers=staff)["teachers"]
    steps = ("высшая", "первая", "соответствие", "без категории")
    assert sum(data["by_category"][each] for each in steps) == data["total"]
    assert sum(data["by_position"].values()) == data["total"]


def test_what_is_larger_than_a_district_reads_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "MAX_BYTES", 100)
    with pytest.raises(TooLarge, match="сводка для района больше"):
        data_of()


def test_build_writes_it_also_without_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sample = Path(__file__).parent / "sample.yaml"
    assert main(["build", "--builder", "none", "--schedule", str(sample), "--today", "2027-03-10"]) == 0
    found = Summary.model_validate_json((tmp_path / "build/pages/data/summary.json").read_bytes())
    assert (found.school.name, found.reminded, found.teachers.total) == ("МБОУ СОШ № 1", None, 16)
