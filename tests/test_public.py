"""Who is not to appear in public is on no page and in no calendar, and the rest is as before."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.addresses import occurrence_page
from generator.agenda import Agenda
from generator.feeds import build_feeds
from generator.public import public_agenda
from generator.site.render import render_pages
from tests.feeds.events import events
from tests.feeds.school import school
from tests.generated import data as generated
from tests.samples import Edit, agenda_from, agenda_of, attestation, make_schedule, person
from tests.site.rendering import TEMPLATES, parsed
from tests.site.tags import one, words

MEMORY = "calendar/feeds.json"
HER = person(
    "tihonya",
    "Тихонина Незримая Скромновна",
    "учитель танцев",
    category=[{"name": "высшая"}],
    attestations=[attestation("2026-12-15", **{"for": "педагог-методист"}), attestation("2027-02")],
)


def with_her(public: str | None, *holds: int) -> Edit:
    """She stands first among the teachers, is attested twice and holds some of the roles."""

    def edit(data: dict[str, Any]) -> None:
        data["teachers"].insert(0, HER | ({"public": public} if public else {}))
        for role in holds:
            data["roles"][role]["people"].append("tihonya")

    return edit


def all_output(agenda: Agenda, previous: bytes | None = None) -> dict[str, str]:
    feeds = build_feeds(agenda, previous)
    return render_pages(agenda, TEMPLATES) | {path: text.decode() for path, text in feeds.items()}


def traces(output: dict[str, str]) -> list[str]:
    """The files that say anything of her."""
    return [path for path, text in output.items() if "ихонин" in text + path or "tihonya" in text + path]


def test_who_is_shown_is_found_by_this_test() -> None:
    assert len(traces(all_output(school(with_her(None, 0))))) > 20


def test_who_is_not_to_appear_leaves_no_trace() -> None:
    assert all_output(school(with_her("no", 0))) == all_output(school())


def test_who_stops_appearing_is_not_even_cancelled() -> None:
    """Her calendar is gone, too; that its events are fewer is a decision, not a loss."""
    many = [attestation(f"2027-02-{day:02}", position=f"танцы {day}") for day in range(1, 26)]

    def crowded(public: str | None) -> Edit:
        def edit(data: dict[str, Any]) -> None:
            with_her(public)(data)
            data["teachers"][0]["attestations"] = many
            data["teachers"] = data["teachers"][:1]

        return edit

    before = build_feeds(school(crowded(None)))
    after = build_feeds(school(crowded("no"), today=date(2026, 11, 25)), before[MEMORY])
    assert len(traces({path: text.decode() for path, text in before.items()})) == 6
    assert traces({path: text.decode() for path, text in after.items()}) == []
    assert [key for key in events(after["calendar/all.ics"]) if "tihonya" in key] == []


def test_who_appears_again_has_a_page_and_a_calendar() -> None:
    hidden = build_feeds(school(with_her("no")))
    shown = all_output(school(with_her("initials")), hidden[MEMORY])
    assert {"teachers/tihonya.md", "calendar/teachers/tihonya.ics"} <= set(shown)
    assert [path for path, text in shown.items() if "Тихонина Незримая" in text] == []


def test_one_person_may_be_named_in_full_where_the_others_have_initials() -> None:
    def edit(data: dict[str, Any]) -> None:
        with_her("full")(data)
        data["school"]["names"] = "initials"

    page = parsed(all_output(school(edit))["teachers/index.md"])
    assert [words(each) for each in page.select("table.roster tbody th a")] == [
        "Вторая П. О.",
        "Пустая П. О.",
        "Тихонина Незримая Скромновна",
        "Третья П. О.",
        "Ушедшая П.",
    ]


def test_a_role_that_only_a_hidden_person_holds_is_not_called_vacant() -> None:
    def edit(data: dict[str, Any]) -> None:
        data["roles"][1]["people"] = []
        data["roles"][2]["people"] = []
        with_her("no", 1)(data)

    output = all_output(school(edit))
    leads = [words(one(parsed(output[f"roles/{role}.md"]), "p.lead")) for role in ("head", "idle")]
    assert leads == ["Имя на сайте не показано.", "Пока никто не назначен."]


def test_mail_goes_on_and_leads_to_the_plan() -> None:
    agenda = school(with_her("no"))
    hers = [each for each in agenda.occurrences if each.teacher == "tihonya"]
    assert {person for each in hers for person in each.people} == {"tihonya", "pervaya"}
    assert {occurrence_page(each) for each in hers} == {
        "",
        "plans/cyclogram/#row-upload",
        "plans/cyclogram/#row-accounts",
    }


def test_the_pages_of_the_others_lead_to_their_own_lines() -> None:
    text = """\
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
roles: [{id: teacher, title: Педагог}]
teachers:
  - {id: tihonya, name: Тихонина Незримая, position: логопед, public: no}
  - {id: vtoraya, name: Вторая Проба, position: логопед, attestations: [{for: первая, date: 2027-02-10}]}
"""
    whole = agenda_from(text)
    shown = public_agenda(whole)
    assert shown.line_of(("teachers", 0)) == whole.line_of(("teachers", 1)) == 6
    assert shown.line_of(("teachers",)) == whole.line_of(("teachers",))
    assert [shown.line(each) for each in shown.occurrences] == [6]


def test_where_nobody_hides_the_agenda_is_the_same() -> None:
    agenda = school()
    assert public_agenda(agenda) == agenda


def test_full_names_are_for_mail_alone() -> None:
    agenda = replace(school(), full_names={"pervaya": "Первая Проба Образцовна"})
    assert public_agenda(agenda).full_names == {}


@given(generated(), st.sets(st.integers(0, 3)))
def test_exactly_what_concerns_hidden_people_is_left_out(values: dict[str, Any], hidden: set[int]) -> None:
    teachers = [
        about | ({"public": "no"} if number in hidden else {})
        for number, about in enumerate(values["teachers"])
    ]
    whole = agenda_of(make_schedule(**(values | {"teachers": teachers})))
    shown = public_agenda(whole)
    ids = {f"t{number}" for number in hidden}
    assert [each.key for each in shown.occurrences] == [
        each.key for each in whole.occurrences if each.teacher not in ids
    ]
    by_key = whole.by_key
    assert [each.people for each in shown.occurrences] == [
        tuple(person for person in by_key[each.key].people if person not in ids) for each in shown.occurrences
    ]
