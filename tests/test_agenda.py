"""The computed schedule as every room gets it."""

import json
from dataclasses import replace
from typing import Any

from generator.agenda import Agenda
from generator.commands.agenda import agenda_row
from generator.occurrences.occurrence import Status
from tests.samples import SCHOOL_TEXT, agenda_from


def agenda(text: str = SCHOOL_TEXT) -> Agenda:
    return agenda_from(text)


def line_of(text: str) -> int:
    return SCHOOL_TEXT.splitlines().index(text) + 1


def row(key: str, text: str = SCHOOL_TEXT) -> dict[str, Any]:
    chosen = agenda(text)
    return agenda_row(chosen, chosen.by_key[key])


def test_groups_hold_every_occurrence_of_theirs_by_day() -> None:
    chosen = agenda()
    assert {teacher: [each.key for each in found] for teacher, found in chosen.by_teacher.items()} == {
        "vtoraya": ["2026/cyclogram/upload/vtoraya/highest", "2026/attestation/vtoraya/highest"],
        "tretya": ["2026/cyclogram/upload/tretya/first", "2026/attestation/tretya/first"],
    }
    assert {role: [each.activity for each in found] for role, found in chosen.by_role.items()} == {
        "coordinator": ["watch", "meeting", "watch", "advice", "supervision"],
        "teacher": ["upload", None, "upload", None, "advice"],
    }
    assert list(chosen.by_plan) == ["cyclogram"]
    assert sum(map(len, chosen.by_plan.values())) + 2 == len(chosen.occurrences) == len(chosen.by_key)


def test_full_names_are_for_those_alone_who_know_them() -> None:
    public = agenda(SCHOOL_TEXT.replace("Школа № 0", "Школа № 0\n  names: initials"))
    knowing = replace(public, full_names={"vtoraya": "Вторая Полная Образцовна"})
    assert [each.name("vtoraya") for each in (public, knowing)] == [
        "Вторая\xa0П.\xa0О.",
        "Вторая Полная Образцовна",
    ]
    assert knowing.person("vtoraya").name == "Вторая Полная Образцовна"
    assert knowing.person("tretya") == public.person("tretya") == public.schedule.people["tretya"]


def test_people_appear_as_the_school_chose() -> None:
    short = SCHOOL_TEXT.replace("Школа № 0", "Школа № 0\n  names: initials")
    assert agenda().name("vtoraya") == "Вторая Проба Образцовна"
    assert agenda(short).name("vtoraya") == "Вторая\u00a0П.\u00a0О."


def test_roles_have_titles() -> None:
    assert agenda().role_title("coordinator") == "Ответственный за аттестацию"
    assert agenda().role_title("ghost") == "ghost"
    named = agenda(SCHOOL_TEXT.replace("title: Ответственный", "title: ответственный"))
    assert named.role_name("coordinator") == "Ответственный за аттестацию"


def test_a_missed_deadline_is_overdue_only_where_tracking_is_on() -> None:
    undone = SCHOOL_TEXT.replace("        done: {2026-09: 2026-09-29}\n", "")
    key = "2026/cyclogram/watch/2026-09"
    statuses = [
        chosen.status(chosen.by_key[key])
        for chosen in (agenda(), agenda(undone), agenda("tracking: on\n" + undone))
    ]
    assert statuses == [Status.DONE, Status.PAST, Status.OVERDUE]


def test_a_deadline_in_the_agenda() -> None:
    assert row("2026/cyclogram/upload/vtoraya/highest") == {
        "key": "2026/cyclogram/upload/vtoraya/highest",
        "plan": "cyclogram",
        "activity": "upload",
        "title": "Загрузка материалов",
        "teacher": "vtoraya",
        "category": "высшая",
        "responsible": ["teacher"],
        "people": ["vtoraya"],
        "kind": "deadline",
        "opens": None,
        "closes": None,
        "due": "2027-03-05",
        "nominal": "2027-03-05",
        "starts_at": None,
        "approximate": False,
        "done": None,
        "status": "upcoming",
        "why": "за 10 дней до 15 марта 2027 г. — 5 марта, пятница",
        "line": line_of("      - id: upload"),
    }


def test_a_moved_deadline_in_the_agenda() -> None:
    moved = row("2026/cyclogram/upload/vtoraya/highest", SCHOOL_TEXT.replace("2027-03-15", "2027-03-16"))
    assert (moved["nominal"], moved["due"]) == ("2027-03-06", "2027-03-05")


def test_an_attestation_in_the_agenda() -> None:
    assert row("2026/attestation/tretya/first") == {
        "key": "2026/attestation/tretya/first",
        "plan": None,
        "activity": None,
        "title": "Аттестация на первую категорию",
        "teacher": "tretya",
        "category": "первая",
        "responsible": ["teacher"],
        "people": ["tretya"],
        "kind": "attestation",
        "opens": None,
        "closes": None,
        "due": "2027-04-01",
        "nominal": "2027-04-01",
        "starts_at": None,
        "approximate": True,
        "done": None,
        "status": "upcoming",
        "why": "планируется в апреле 2027 года; день ещё не назначен",
        "line": line_of("      - for: первая"),
    }


def test_a_meeting_a_period_and_undated_work_in_the_agenda() -> None:
    names = ("kind", "opens", "closes", "due", "starts_at", "done", "status")
    found = {
        key: [row(f"2026/cyclogram/{key}")[name] for name in names]
        for key in ("meeting/2026-12-15", "advice/year", "supervision/year", "watch/2026-09")
    }
    start = "2026-12-15T15:00:00"
    assert json.loads(json.dumps(found)) == {
        "meeting/2026-12-15": ["meeting", None, None, "2026-12-15", start, None, "upcoming"],
        "advice/year": ["period", "2026-09-01", "2027-05-31", None, None, None, "ongoing"],
        "supervision/year": ["undated", None, None, None, None, None, "undated"],
        "watch/2026-09": ["deadline", "2026-09-01", None, "2026-09-30", None, "2026-09-29", "done"],
    }
    assert row("2026/cyclogram/advice/year")["people"] == ["pervaya", "vtoraya", "tretya"]


def leads(text: str) -> tuple[int, ...]:
    chosen = agenda(text)
    return chosen.lead_times(chosen.by_key["2026/cyclogram/upload/vtoraya/highest"])


def test_overdue_mail_does_not_need_mail_before_the_deadline() -> None:
    afterwards = SCHOOL_TEXT.replace("{days_before: [7, 1]}", "{days_before: [], overdue_after: [1]}")
    assert leads(f"tracking: on\n{afterwards}") == (-1,)


def test_a_row_without_reminders_is_silent_when_it_is_overdue_too() -> None:
    silent = SCHOOL_TEXT.replace("id: upload", "id: upload\n        reminders: []", 1)
    assert leads(f"tracking: on\n{silent}") == ()
