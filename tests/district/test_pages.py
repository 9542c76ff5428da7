"""What a district's pages say: of each school what it has published, with its age, and nothing else."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.district.addresses import TAKEN
from generator.district.pages.home import schools_by_month
from generator.district.pages.lists import MOST_POSTS, by_category, by_post
from generator.district.pages.monitoring import schools_by_category
from generator.district.pages.perspective import due_by_school
from generator.district.parts.context import DistrictContext
from generator.district.parts.counts import CountTable
from generator.district.published import Fault, FaultKind
from generator.district.site import district_tree
from generator.district.view import DistrictAgenda, SchoolStanding
from generator.occurrences.promised import Miscounted
from generator.site.page import page_file
from generator.summary import Summary
from tests.district import rendering
from tests.district.invented import NAMES, invented
from tests.district.rendering import folders_of, invented_tree, page, pages_of, table
from tests.district.samples import a_teacher, district, entry, standing
from tests.district.test_totals import summaries
from tests.samples import attestation, teacher
from tests.site.relative_words import PATTERN, word_of
from tests.site.tags import attribute, one, words

GONE = Fault(FaultKind.UNREACHABLE, "сайт не отвечает")


def text(path: str, pages: dict[str, str] | None = None) -> str:
    return words(page(path, pages))


def test_home_says_where_and_when_somebody_is_attested() -> None:
    assert table(page(""), "Аттестации по школам и месяцам") == [
        ["Школа", "Сен", "Окт", "Ноя", "Дек", "Янв", "Фев", "Мар", "Апр", "Май", "Всего"],
        [NAMES[0], "", "1", "", "2", "", "2", "2", "3", "1", "11"],
        [NAMES[1], "", "1", "", "", "", "1", "1", "2", "1", "6"],
        [NAMES[2], "", "", "", "", "", "", "1", "2", "", "3"],
        [NAMES[3], "", "1", "", "", "", "", "", "2", "1", "4"],
        [NAMES[4], "", "1", "", "1", "", "1", "1", "3", "1", "8"],
        [NAMES[5], "график за 2025/2026"],
        [NAMES[6], "", "", "", "", "", "", "", "", "", "0"],
        [NAMES[7], "данных ещё нет"],
        ["Всего", "", "4", "", "3", "", "4", "5", "12", "4", "32"],
    ]


def test_a_number_leads_to_its_school_in_the_list_of_its_month() -> None:
    links = [attribute(each, "href") for each in page("").select("table.counts tbody td a")]
    assert links[0] == "lists/2026-10/#school-sosh-1"
    for link in links:
        path, _, anchor = link.partition("#")
        assert page(path).select(f"section#{anchor}") != [], link


def test_home_names_every_school_that_somebody_should_look_into() -> None:
    found = page("")
    assert [words(each) for each in found.select(".watch li")] == [
        f"{NAMES[3]} Показаны прежние данные, от 4 ноября 2026 г.: сайт отвечает слишком медленно "
        "Напоминания не уходили после 3 ноября 2026 г.",
        f"{NAMES[4]} Сайт школы не обновлялся после 1 марта 2027 г. "
        "Напоминания не уходили после 28 февраля 2027 г.",
        f"{NAMES[5]} График за 2025/2026 учебный год",
        f"{NAMES[7]} Данных ещё нет: сайт не отвечает",
    ]


def test_home_has_the_schools_with_most_overdue_first() -> None:
    found = [words(each) for each in page("").select(".overdue-schools li")]
    assert found == [
        f"{NAMES[0]} 12 сроков самый ранний — 24.09.2026",
        f"{NAMES[4]} 6 сроков самый ранний — 24.09.2026",
        f"{NAMES[1]} 5 сроков самый ранний — 24.09.2026",
        f"{NAMES[3]} 2 срока самый ранний — 24.09.2026",
        f"{NAMES[5]} 2 срока самый ранний — 24.09.2026",
    ]


def test_where_all_is_well_home_says_so_with_its_day() -> None:
    pages = pages_of(district([standing(1), standing(2)]))
    assert "На 21 ноября 2026 г. все школы прочитаны, их сайты и напоминания работают." in text("", pages)
    assert page("", pages).select(".watch") == []


def test_a_chart_has_its_figures_beside_it() -> None:
    """The chart of the months: the same numbers as the sums of the table."""
    found = page("")
    sums = table(found, "Аттестации по школам и месяцам")[-1][1:-1]
    assert [words(each) or "0" for each in found.select("svg.chart .n")] == [each or "0" for each in sums]
    assert attribute(one(found, "svg.chart"), "role") == "img"
    assert page("").select("script") == []


def test_a_school_has_a_page_with_all_that_it_has_published() -> None:
    found = page("schools/sosh-1/")
    rows = table(found, "Аттестации")
    assert (len(rows), rows[1]) == (
        12,
        [
            "Букварева Проба Образцовна",
            "психолог",
            "Первая категория",
            "14.10.2026 решение 20.12.2026",
        ],
    )
    link = attribute(one(found, "table.people-list a"), "href")
    assert link == "https://s1.example.org/teachers/t18/#2026/attestation/t18/first"
    assert "данные от 10 марта 2027 г. · 31 педагог · 2026/2027 учебный год" in words(found)


def test_what_is_overdue_in_a_school_names_whom_it_concerns_and_leads_to_its_site() -> None:
    first = one(page("schools/sosh-1/"), "#overdue ~ .lines li")
    assert words(first) == "Заявка в личном кабинете — Букварева Проба Образцовна срок был 24.09.2026"
    assert attribute(one(first, "a"), "href").startswith(
        "https://s1.example.org/teachers/t18/#2026/cyclogram/"
    )


def test_a_school_that_was_never_read_says_why() -> None:
    assert "Данных ещё нет: сайт не отвечает" in text("schools/sosh-8/")
    assert page("schools/sosh-8/").select("table") == []


def test_an_old_copy_is_shown_with_its_age_wherever_its_numbers_are() -> None:
    for path in ("schools/sosh-4/", "lists/2027-04/", "monitoring/"):
        assert "данные от 4 ноября 2026 г." in text(path), path
    for path in ("schools/", "status/", ""):
        assert "прежние данные, от 4 ноября 2026 г." in text(path), path


def test_a_school_of_another_year_is_shown_and_said_so() -> None:
    assert "График за 2025/2026 учебный год" in text("schools/sosh-6/")
    assert "2025/2026 учебный год" in text("schools/sosh-6/")
    assert NAMES[5] not in text("lists/2026-10/")


def test_a_list_of_a_month_has_whoever_is_attested_in_it() -> None:
    view = invented()
    rows = [row for each, row in view.attestations if not view.is_of_other_year(each) and row.date.month == 4]
    found = page("lists/2027-04/")
    assert Counter(words(each) for each in found.select("tr.one th")) == Counter(row.teacher for row in rows)
    assert "12 аттестаций" in words(found)


def test_an_attestation_outside_of_the_districts_year_is_counted_and_listed() -> None:
    """Schools may plan in August already; a hostile one in any year."""
    far = standing(1, a_teacher(1, "2027-03-15"))
    assert far.summary is not None
    row = far.summary.attestations[0]
    strange = far.summary.model_copy(
        update={"attestations": (row.model_copy(update={"date": date(1999, 5, 1)}),)}
    )
    pages = pages_of(district([replace(far, summary=strange)]))
    assert table(page("", pages), "Аттестации по школам и месяцам")[1][-2:] == ["1", "1"]
    assert [words(each) for each in page("lists/other/", pages).select("tr.one th")] == [row.teacher]


def test_a_row_that_a_template_loses_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.district.pages.school._rows", lambda *arguments: [])
    with pytest.raises(
        Miscounted, match=r"на странице schools/sosh-1\.md аттестаций должно быть 11, а стало 0"
    ):
        pages_of(invented())


HIDDEN = [
    teacher(attestation("2027-03-15"), id="a", name="Скрытная Проба Образцовна", public="no"),
    teacher(attestation("2027-03-16"), id="b", name="Краткая Заметная Секретовна", public="initials"),
]


def test_nothing_is_shown_that_the_school_doesnt_show() -> None:
    view = district([standing(1, *HIDDEN)])
    everything = "".join(pages_of(view).values())
    assert "Краткая\u00a0З.\u00a0С." in everything
    for word in ("Скрытная", "Заметная", "Секретовна"):
        assert word not in everything


def test_no_word_on_a_page_depends_on_the_day() -> None:
    """But «просрочено», which stays true until a school edits its file."""
    own = {name: data.decode() for name, data in invented_tree().items() if name.endswith(".md")}
    ours = [
        name
        for name in own
        if name.startswith(("schools", "lists", "index", "monitoring", "persp", "status"))
    ]
    assert len(ours) > 20
    for name in ours:
        said = re.findall(PATTERN, words(rendering.parsed(own[name])), re.IGNORECASE)
        assert [each for each in said if not word_of(each).stays] == [], name


def test_before_any_school_is_read_every_page_says_what_will_be_there() -> None:
    pages = pages_of(district([SchoolStanding(entry(1), fault=GONE), SchoolStanding(entry(2))]))
    assert "есть данные 0 из 2 школ" in text("", pages)
    assert "Данных школ пока нет." in text("monitoring/", pages)
    assert "Данных школ пока нет." in text("perspective/", pages)
    assert "пока никто не аттестуется, или данных школ ещё нет" in text("lists/", pages)
    assert "В этом месяце никто не аттестуется." in text("lists/2027-03/", pages)
    assert "В графике пока нет планов." in text("plans/", pages)


def test_schools_without_attestations_are_told_apart_from_unread_ones() -> None:
    pages = pages_of(district([standing(1, a_teacher(1)), standing(2)]))
    assert "В этом учебном году никто не аттестуется." in text("schools/sosh-1/", pages)
    assert "Педагогов в графике школы пока нет." in text("schools/sosh-2/", pages)
    assert "Просроченного нет" in text("", pages)


def test_no_school_in_a_folder_can_be_called_as_a_page_is() -> None:
    made = {name.partition("/")[0] for name in invented_tree() if "/" in name}
    assert made | {"assets", "search"} == TAKEN


def test_files_are_the_same_bytes_each_time_and_schools_stand_as_in_the_file() -> None:
    assert district_tree(invented(), folders_of).files == invented_tree()
    assert [words(each) for each in page("schools/").select("tbody th")] == list(NAMES)


def test_the_municipal_plan_has_its_computed_dates() -> None:
    found = page("plans/municipal/")
    assert len(found.select("table.paper tbody tr")) == 17
    months = [row for row in found.select("table.months tbody tr") if "Итоговая справка" in words(row)]
    assert [words(each) for each in months[0].select("time")] == ["30 июн"]


def test_nobody_is_sent_to_forms_that_a_district_doesnt_have() -> None:
    everything = b"".join(invented_tree().values())
    assert b"issues/new" not in everything


def test_the_calendars_are_those_of_the_plan_its_specialists_and_the_schools() -> None:
    found = {name for name in invented_tree() if name.endswith(".ics")}
    assert found == {
        "calendar/all.ics",
        "calendar/schools.ics",
        "calendar/plans/municipal.ics",
        *(f"calendar/roles/methodist-{number}.ics" for number in (1, 2, 3)),
    }


def test_every_link_within_the_site_leads_to_a_page_or_a_file() -> None:
    assert lost_links(invented_tree()) == []


def test_what_teachers_do_by_the_municipal_plan_leads_to_no_page_that_a_district_lacks() -> None:
    row = {"id": "come", "title": "Явка", "when": {"every": "month", "day": 20}, "responsible": ["teacher"]}
    own = {"id": "apply", "title": "Заявление", "when": {"days_before": 10}, "responsible": ["teacher"]}
    view = invented(
        roles=[{"id": "teacher", "title": "Педагог"}],
        plans=[{"id": "municipal", "title": "Муниципальный план", "activities": [row, own]}],
    )
    files = district_tree(view, folders_of).files
    assert lost_links(files) == []
    lead = one(rendering.parsed(files["roles/teacher.md"].decode()), "p.lead")
    assert words(lead) == (
        "У каждого педагога свои сроки — они на сайте его школы. "
        "Здесь — что делает любой педагог, который аттестуется."
    )


def lost_links(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Within the site, by the file that has them."""
    return [
        (name, link)
        for name in files
        if name.endswith(".md")
        for link in page_links(files[name].decode())
        if not {target_of(name, link), page_file(target_of(name, link))} & files.keys()
    ]


def target_of(name: str, link: str) -> str:
    root = "../" * (name.removesuffix("index.md").count("/") + (not name.endswith("index.md")))
    return link.partition("#")[0].removeprefix(root).removeprefix("./")


def page_links(content: str) -> list[str]:
    links = [attribute(each, "href") for each in rendering.parsed(content).select("a[href]")]
    return [each for each in links if not re.match(r"[a-z]+:|#", each)]


def many(counts: list[Summary]) -> DistrictAgenda:
    schools = [SchoolStanding(entry(number), each) for number, each in enumerate(counts, start=1)]
    year = {"start": "2026-09-01", "end": "2027-05-31"}
    return district(schools or [SchoolStanding(entry(99))], school_year=year)


def added_up(found: CountTable) -> tuple[int, int, int]:
    """The sums of rows, of columns, and of all: they have to be one number."""
    by_rows = sum(cell.number for row in found.rows for cell in row.cells)
    return by_rows, sum(cell.number for cell in found.sums), found.total


@given(st.lists(summaries(), max_size=4))
def test_every_table_adds_up_to_what_the_schools_have_published(schools: list[Summary]) -> None:
    context = DistrictContext(many(schools))
    planned = sum(len(each.attestations) for each in schools)
    for found in (schools_by_month(context), by_category(context), by_post(context)):
        assert added_up(found) == (planned,) * 3
    due = sum(
        number for each in schools for counts in each.perspective.values() for number in counts.values()
    )
    assert added_up(due_by_school(context)) == (due,) * 3
    steps = ("высшая", "первая")
    held = sum(each.teachers.by_category.get(step, 0) for each in schools for step in steps)
    assert added_up(schools_by_category(context)) == (held,) * 3


def test_posts_beyond_the_commonest_are_in_one_row_and_counted() -> None:
    teachers = [
        a_teacher(number, "2027-03-15", position=f"должность {number:03}") for number in range(MOST_POSTS + 5)
    ]
    found = by_post(DistrictContext(district([standing(1, *teachers)])))
    assert len(found.rows) == MOST_POSTS + 1
    assert (found.rows[-1].name.text, found.rows[-1].total, found.total) == (
        "Другие должности",
        5,
        MOST_POSTS + 5,
    )


def test_many_schools_that_need_a_look_are_behind_a_fold_and_counted() -> None:
    pages = pages_of(district([SchoolStanding(entry(number), fault=GONE) for number in range(1, 34)]))
    found = page("", pages)
    assert [len(each.select("li")) for each in found.select("ul.watch")] == [10, 23]
    assert words(one(found, "details summary")) == "Ещё школ: 23"


def test_large_numbers_are_read_in_thousands() -> None:
    first = standing(1)
    assert first.summary is not None
    many = first.summary.model_copy(
        update={"teachers": first.summary.teachers.model_copy(update={"total": 5000})}
    )
    found = page("", pages_of(district([replace(first, summary=many)])))
    assert one(found, ".figures li b").get_text() == "5\u00a0000"
