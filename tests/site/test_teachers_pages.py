"""Kept pages are those that would be made now, whatever was edited."""

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.agenda import Agenda
from generator.cache import Cache
from generator.problems import Location
from generator.public import public_agenda
from generator.schedule.model import Schedule
from generator.site import teachers_pages as module
from generator.site.kept import Kept
from generator.site.page import PageContext
from generator.site.pages.teacher import teacher_pages
from generator.site.teachers_pages import teachers_pages
from generator.site.tree import MANIFEST, write_tree
from generator.site.writing import Writer
from tests.samples import SITE, TODAY, Data, agenda_from, agenda_of

ROOT = Path(__file__).parents[2]
TEMPLATES = [ROOT / "site_templates" / "pages"]
SAMPLE: Data = yaml.load((ROOT / "tests" / "sample.yaml").read_text("utf-8"), yaml.BaseLoader)
TEACHERS = range(len(SAMPLE["teachers"]))
DAYS = st.dates(date(2026, 9, 1), date(2027, 5, 31))


def _one(data: Data, index: int) -> Data:
    """Somebody, though others have been left out."""
    teachers: list[Data] = data["teachers"]
    return teachers[index % len(teachers)]


def moved(data: Data, index: int, day: date) -> None:
    for each in _one(data, index).get("attestations", []):
        if "result" not in each:
            each["date"] = day.isoformat()


def renamed(data: Data, index: int, name: str) -> None:
    _one(data, index)["name"] = name


def given_a_role(data: Data, index: int, role: int) -> None:
    roles = [each for each in data["roles"] if each["id"] != "teacher"]
    roles[role % len(roles)]["people"] = [_one(data, index)["id"]]


def sent_on_leave(data: Data, index: int) -> None:
    _one(data, index)["status"] = "on_leave"


def hidden(data: Data, index: int) -> None:
    _one(data, index)["public"] = "no"


def left_out(data: Data, index: int) -> None:
    del data["teachers"][index]


def retitled(data: Data, row: int, title: str) -> None:
    activities = data["plans"][0]["activities"]
    activities[row % len(activities)]["title"] = title


def given_a_day_off(data: Data, day: date) -> None:
    data["calendar"] = {"days_off": [day.isoformat()]}


Edits = st.one_of(
    st.tuples(st.just(moved), st.sampled_from(TEACHERS), DAYS),
    st.tuples(st.just(renamed), st.sampled_from(TEACHERS), st.sampled_from(["Новая Проба", "Иванова Проба"])),
    st.tuples(st.just(given_a_role), st.sampled_from(TEACHERS), st.integers(0, 9)),
    st.tuples(st.just(sent_on_leave), st.sampled_from(TEACHERS)),
    st.tuples(st.just(hidden), st.sampled_from(TEACHERS)),
    st.tuples(st.just(left_out), st.just(0)),
    st.tuples(st.just(retitled), st.integers(0, 30), st.sampled_from(["Беседа", "Проверка *материалов*"])),
    st.tuples(st.just(given_a_day_off), DAYS),
)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BLOCK", 3)


def of_whole_school(agenda: Agenda, templates: Sequence[Path] = TEMPLATES) -> dict[str, bytes]:
    """The teachers' pages made together, from the agenda of all."""
    shown = public_agenda(agenda)
    texts = Writer(templates).texts(teacher_pages(PageContext(shown)), shown)
    return {name: text.encode() for name, text in texts.items()}


def edited_agenda(data: Data, day: date) -> Agenda:
    """Every teacher stands on a line of their own."""
    agenda = agenda_of(Schedule.model_validate(data), day, SITE)

    def line_of(place: Location) -> int:
        match place:
            case ("teachers", int(index)):
                return 100 + 7 * index
        return 1

    return replace(agenda, line_of=line_of)


def agendas_after(data: Data, edits: list[tuple[Any, int]]) -> Iterator[Agenda]:
    """Before the edits, and after each, some days later."""
    data, day = copy.deepcopy(data), TODAY
    yield edited_agenda(data, day)
    for (edit, *what), days in edits:
        edit(data, *what)
        day += timedelta(days=days)
        yield edited_agenda(data, day)


def made_again(folder: Path, agenda: Agenda, templates: Sequence[Path] = TEMPLATES) -> set[str]:
    """Brings the teachers' pages in the folder up to date; which of them had to be made."""
    context = PageContext(public_agenda(agenda))
    with Cache(folder / "cache") as cache:
        made, kept = teachers_pages(context, Writer(templates), Kept(cache, folder / "pages"))
    write_tree(folder / "pages", made, kept)
    return set(made)


# Looking for the least edits that show a mistake would take minutes.
@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(Edits, st.sampled_from([0, 1, 3, 20])), min_size=1, max_size=4))
def test_after_any_edits_kept_pages_are_those_that_would_be_made(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[Any, int]]
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    for agenda in agendas_after(SAMPLE, edits):
        made_again(folder, agenda)
        assert files_in(folder / "pages") == of_whole_school(agenda)


# One for each part of the key.
ONE_THING: dict[str, Callable[[Agenda], Agenda]] = {
    "a teacher": lambda agenda: edited_agenda(data_with(moved, 4, date(2027, 5, 12)), TODAY),
    "a surname that another block's teacher has, too": lambda _: edited_agenda(
        data_with(renamed, 9, "Иванова Другая Проба"), TODAY
    ),
    "a line": lambda agenda: replace(agenda, line_of=lambda _: 5),
    "a row": lambda agenda: edited_agenda(data_with(retitled, 6, "Беседа о другом"), TODAY),
    "who holds a role": lambda agenda: edited_agenda(data_with(given_a_role, 9, 0), TODAY),
    "the day": lambda agenda: replace(agenda, today=TODAY + timedelta(days=100)),
    "the address": lambda agenda: replace(agenda, site=replace(SITE, repository="https://github.com/x/y")),
    "the file's name": lambda agenda: replace(agenda, file="other.yaml"),
}


def data_with(edit: Any, *what: Any) -> Data:
    data = copy.deepcopy(SAMPLE)
    edit(data, *what)
    return data


def with_surnames(folder: Path) -> list[Path]:
    """A template of one's own that shows whose each step is: ours doesn't."""
    own = folder / "own"
    own.mkdir()
    shipped = (TEMPLATES[0] / "teacher.md.j2").read_text("utf-8")
    surnames = "{% for each in next %}{{ each.step.surname }}{% endfor %}"
    (own / "teacher.md.j2").write_text(f"{shipped}\n\n{surnames}\n", "utf-8")
    return [own, *TEMPLATES]


@pytest.mark.parametrize("change", ONE_THING.values(), ids=list(ONE_THING))
def test_whatever_one_thing_changes_the_pages_follow(
    tmp_path: Path, change: Callable[[Agenda], Agenda]
) -> None:
    before = edited_agenda(copy.deepcopy(SAMPLE), TODAY)
    after, templates = change(before), with_surnames(tmp_path)
    made_again(tmp_path, before, templates)
    old = files_in(tmp_path / "pages")
    made_again(tmp_path, after, templates)
    assert files_in(tmp_path / "pages") == of_whole_school(after, templates) != old


def files_in(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*.md") if path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_one_moved_date_makes_the_pages_of_one_block_anew(tmp_path: Path) -> None:
    data = copy.deepcopy(SAMPLE)
    everybody = {f"teachers/{each['id']}.md" for each in data["teachers"]}
    assert made_again(tmp_path, edited_agenda(data, TODAY)) == everybody
    assert made_again(tmp_path, edited_agenda(data, TODAY)) == set()
    moved(data, 4, date(2027, 5, 12))
    block = {f"teachers/{each['id']}.md" for each in data["teachers"][3:6]}
    assert made_again(tmp_path, edited_agenda(data, TODAY)) == block


@pytest.mark.parametrize("tracking", ["off", "on"])
def test_a_new_day_makes_only_the_pages_of_those_who_have_a_day_that_came_or_passed(
    tmp_path: Path, tracking: str
) -> None:
    data = SAMPLE | {"tracking": tracking}
    made_again(tmp_path, edited_agenda(data, TODAY))
    for number in range(1, 40):
        day = TODAY + timedelta(days=number)
        agenda = edited_agenda(data, day)
        turned = {
            f"teachers/{person}.md"
            for each in agenda.occurrences
            for person in (each.teacher, *each.people)
            if {day, day - timedelta(days=1)} & set(each.turns)
        }
        made = made_again(tmp_path, agenda)
        assert files_in(tmp_path / "pages") == of_whole_school(agenda)
        assert made == turned & set(files_in(tmp_path / "pages"))


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("по-другому", "utf-8")])
def test_a_page_that_was_touched_is_made_anew(tmp_path: Path, spoil: Any) -> None:
    agenda = agenda_from((ROOT / "tests" / "sample.yaml").read_bytes())
    made_again(tmp_path, agenda)
    name = f"teachers/{agenda.schedule.teachers[7].id}.md"
    before = files_in(tmp_path / "pages")
    spoil(tmp_path / "pages" / name)
    assert name in made_again(tmp_path, agenda)
    assert files_in(tmp_path / "pages") == before


def test_another_template_makes_all_anew(tmp_path: Path) -> None:
    agenda = agenda_from((ROOT / "tests" / "sample.yaml").read_bytes())
    made_again(tmp_path, agenda)
    own = tmp_path / "own"
    own.mkdir()
    (own / "teacher.md.j2").write_text("# {{ teacher }}\n", "utf-8")
    everybody = {f"teachers/{each.id}.md" for each in agenda.schedule.teachers}
    assert made_again(tmp_path, agenda, [*TEMPLATES, own]) == everybody
