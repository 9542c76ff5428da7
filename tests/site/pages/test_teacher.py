"""A teacher's own page: what is next, and the way to each attestation."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from generator.schedule.model import Schedule
from generator.site.pages.teacher import teacher_pages
from tests.samples import activity, attestation, make_schedule, person, plan, role, school_with, teacher
from tests.site.rendering import by_path, page_context, parsed, rendered
from tests.site.tags import attribute, one, words

STEP = activity({"days_before": "10"})
ROLES = [role("teacher", "Педагог"), role("coordinator", "Ответственный", "pervaya")]
STAFF = [person("pervaya", "Первая Проба Образцовна", "заместитель директора")]
BY_OTHER = activity({"days_before": "20"}, id="account", title="Заявка в центр", responsible=["coordinator"])


def school(someone: dict[str, Any], *activities: dict[str, Any], **more: Any) -> Schedule:
    more = {"roles": ROLES, "staff": STAFF} | more
    return make_schedule(plans=[plan(*activities)], teachers=[someone], **more)


def page_of(
    someone: dict[str, Any], *activities: dict[str, Any], today: str = "2026-11-21", **more: Any
) -> BeautifulSoup:
    return parsed(
        rendered(school(someone, *activities, **more), date.fromisoformat(today))["teachers/probina.md"]
    )


def values_of(
    someone: dict[str, Any], *activities: dict[str, Any], today: str = "2026-11-21", **more: Any
) -> dict[str, Any]:
    pages = teacher_pages(page_context(school(someone, *activities, **more), date.fromisoformat(today)))
    return dict(by_path(list(pages))["teachers/probina/"].values)


def texts(page: Tag, selector: str) -> list[str]:
    return [words(each) for each in page.select(selector)]


def test_the_next_step_is_the_teachers_own() -> None:
    page = page_of(teacher(attestation("2027-03-15")), BY_OTHER, STEP)
    assert texts(page, ".next-step .task") == ["Шаг", "Аттестация на первую категорию"]
    assert texts(page, ".help li") == ["Первая П. О. — заявка в центр, не позже 20 февраля"]


def test_the_next_step_is_the_first_that_is_not_done() -> None:
    done = attestation("2026-12-10", done={"step": "2026-11-20"})
    assert texts(page_of(teacher(done), STEP), ".next-step .task") == ["Аттестация на первую категорию"]


def test_without_javascript_the_first_candidate_stands_there_with_its_whole_date() -> None:
    """Under a heading that is true on any day."""
    page = page_of(teacher(attestation("2027-03-15")), STEP)
    first, second = page.select(".next-step")
    assert (first.get("hidden"), second.get("hidden")) == (None, "")
    assert words(one(first, ".day")) == "5 марта 2027 года, пятница"
    assert words(one(first, ".task + p")) == "За 10 дней до аттестации"
    assert words(one(page, "#next")) == "Что делает педагог"


def test_every_candidate_tells_its_days_to_the_script() -> None:
    page = page_of(teacher(attestation("2027-03")), STEP)
    days = [(attribute(each, "data-day"), attribute(each, "data-last")) for each in page.select(".next-step")]
    assert days == [("2027-02-19", "2027-02-19"), ("2027-03-01", "2027-03-31")]


def test_what_counts_from_a_month_is_marked_and_the_month_has_no_day() -> None:
    page = page_of(teacher(attestation("2027-03")), STEP)
    assert texts(page, ".next-step .day") == [
        "≈ 19 февраля 2027 года, пятница",
        "Март 2027 года, день не назначен",
    ]
    assert texts(page, ".route .on") == [
        "≈ 19 февраля 2027 г., пятница",
        "в марте 2027 года, день не назначен",
    ]
    assert texts(page, ".route li .what") == ["Шаг", "Аттестация"]


def test_a_month_is_over_with_its_last_day() -> None:
    """What another attestation has within the month comes before it."""
    both = teacher(attestation("2027-03"), attestation("2027-03-20", **{"for": "высшая"}))
    page = page_of(both, today="2027-03-05")
    assert texts(page, ".next-step .task") == [
        "Аттестация на высшую категорию",
        "Аттестация на первую категорию",
    ]


def test_overdue_work_is_told_beside_what_is_next() -> None:
    page = page_of(teacher(attestation("2026-11-25")), STEP, tracking="on")
    assert texts(page, ".hero > .late") == ["Шаг — просрочено, срок был 13 ноября"]
    assert texts(page, ".next-step .task") == ["Аттестация на первую категорию"]
    assert texts(page, ".route .badge-overdue") == ["просрочено"]


def test_what_others_have_not_done_in_time_is_not_the_teachers_to_hear_first() -> None:
    page = page_of(teacher(attestation("2026-11-25")), BY_OTHER, tracking="on")
    assert (texts(page, ".hero > .late"), texts(page, ".help li")) == ([], [])
    assert texts(page, ".route .badge-overdue") == ["просрочено"]


def test_after_the_last_day_the_page_says_that_no_decision_stands_in_the_schedule() -> None:
    page = page_of(teacher(attestation("2027-03-15")), STEP, today="2027-04-01")
    assert page.select(".next-step") == []
    assert texts(page, ".hero h2, .hero h2 + p") == ["Все сроки прошли", "Решения в графике нет."]


def test_where_nothing_is_ahead_what_is_overdue_is_the_heading() -> None:
    page = page_of(teacher(attestation("2027-03-15")), STEP, today="2027-04-01", tracking="on")
    assert texts(page, ".hero h2, .hero h2 + p") == ["Просрочено", "Шаг — срок был 5 марта"]


def test_a_long_list_of_a_roles_work_is_folded_behind_its_beginning() -> None:
    roles = [role("teacher", "Педагог"), role("coordinator", "Ответственный", "probina")]
    watch = activity({"every": "month"}, id="watch", title="Контроль", responsible=["coordinator"])
    page = page_of(teacher(), watch, roles=roles, today="2026-09-01")
    assert len(page.select(".wide > .lines > li")) == 6
    assert texts(page, ".wide details > summary") == ["Остальные: 3"]
    assert len(page.select(".wide details .lines > li")) == 3


def test_two_attestations_have_two_routes_and_are_told_apart() -> None:
    both = teacher(attestation("2026-12-10"), attestation("2027-03-15", **{"for": "высшая"}))
    page = page_of(both, STEP)
    assert texts(page, ".attestation > h2") == [
        "Аттестация на первую категорию",
        "Аттестация на высшую категорию",
    ]
    assert [texts(each, ".on") for each in page.select(".route")] == [
        ["30 ноября 2026 г., понедельник", "10 декабря, четверг"],
        ["5 марта 2027 г., пятница", "15 марта, понедельник"],
    ]
    assert texts(page, ".next-step .which") == ["На первую категорию", "На высшую категорию"]
    assert (
        texts(page, ".next-step .task ~ p:not(.which)")
        == [
            "За 10 дней до аттестации",
            "Планируемый день",
        ]
        * 2
    )


def test_the_same_category_in_two_posts_is_told_apart_by_the_post() -> None:
    page = page_of(teacher(attestation(), attestation("2027-04-14", position="логопед")), STEP)
    assert texts(page, ".attestation > h2 + p") == ["логопед"]
    assert texts(page, ".next-step .task + p") == [
        "На первую категорию, учитель музыки",
        "Учитель музыки",
        "На первую категорию, логопед",
        "Логопед",
    ]


def test_what_others_do_and_what_is_overdue_tell_for_which_of_two_attestations() -> None:
    both = teacher(attestation("2026-11-25"), attestation("2027-03-15", **{"for": "высшая"}))
    page = page_of(both, STEP, BY_OTHER, tracking="on")
    assert texts(page, ".help li") == [
        "Первая П. О. — заявка в центр (на высшую категорию), не позже 20 февраля"
    ]
    assert texts(page, ".hero > .late") == ["Шаг (на первую категорию) — просрочено, срок был 13 ноября"]


def test_what_counts_from_a_month_says_that_it_is_about() -> None:
    page = page_of(teacher(attestation("2027-04")), STEP, BY_OTHER)
    assert texts(page, ".help li") == ["Первая П. О. — заявка в центр, ориентировочно до 12 марта"]
    assert texts(page, ".next-step .task + p") == ["Ориентировочно, за 10 дней до начала апреля"]
    assert texts(page, ".attestation > .note") == ["≈ — ориентировочно: день аттестации ещё не назначен"]


@pytest.mark.parametrize(
    ("planned", "fold"),
    [
        (
            attestation("2027-03-15"),
            ["Планируемый день Перенесут аттестацию — сдвинутся и сроки."],
        ),
        (
            attestation("2027-02-22"),
            [
                "Планируемый день Этот день — выходной (перенос с 20.02.2027). "
                "Перенесут аттестацию — сдвинутся и сроки."
            ],
        ),
        (
            attestation("2027-04"),
            ["Планируемый месяц Назначат день — сроки станут точными."],
        ),
        (attestation("2026-10-14", result={"date": "2026-10-20"}), []),
    ],
)
def test_an_attestation_tells_its_day_once(planned: dict[str, Any], fold: list[str]) -> None:
    assert texts(page_of(teacher(planned)), ".route details") == fold


def test_a_new_year_is_told_on_the_way() -> None:
    page = page_of(teacher(attestation("2027-01-12")), BY_OTHER, STEP)
    assert texts(page, ".route .on") == [
        "23 декабря 2026 г., среда",
        "30 декабря, среда",
        "12 января 2027 г., вторник",
    ]


def test_who_does_a_step_is_told_by_name_and_leads_to_the_role() -> None:
    vacant = activity({"days_before": "15"}, id="order", title="Приказ", responsible=["head"])
    shared = activity(
        {"days_before": "12"}, id="talk", title="Беседа", responsible=["teacher", "coordinator"]
    )
    roles = [*ROLES, role("head", "руководитель")]
    page = page_of(teacher(attestation("2027-03-15")), BY_OTHER, vacant, shared, STEP, roles=roles)
    assert texts(page, ".route .what") == [
        "Заявка в центр — Первая П. О.",
        "Приказ — Руководитель",
        "Беседа — вместе: Первая П. О.",
        "Шаг",
        "Аттестация",
    ]
    assert texts(page, ".route .by-other .what") == texts(page, ".route .what")[:2]
    assert attribute(one(page, ".route .who a"), "href") == "../../roles/coordinator/"


def test_a_role_that_the_teacher_holds_is_the_teachers_own() -> None:
    roles = [role("teacher", "Педагог"), role("coordinator", "Ответственный", "probina")]
    page = page_of(teacher(attestation("2027-03-15")), BY_OTHER, roles=roles)
    assert texts(page, ".next-step .task")[0] == "Заявка в центр"
    assert texts(page, ".help") == []


def test_what_is_done_is_quiet_and_has_its_own_day() -> None:
    done = attestation("2026-12-10", done={"step": "2026-11-20"})
    page = page_of(teacher(done), STEP | {"items": ["заявление"]})
    first = one(page, ".route > li")
    assert first.get("class") == ["is-done"]
    assert words(one(first, ".on")) == "сделано 20 ноября"
    assert first.select(".tick, .badge") == []


def test_items_for_other_posts_are_left_out() -> None:
    items = ["для всех", {"text": "для логопеда", "positions": ["логопед"]}]
    both = teacher(attestation(), attestation("2027-04-14", position="логопед"))
    page = page_of(both, STEP | {"items": items})
    assert [texts(each, "li") for each in page.select(".tick")] == [
        ["для всех"],
        ["для всех", "для логопеда"],
    ]


def test_the_reason_stands_behind_a_fold_with_the_official_title() -> None:
    page = page_of(teacher(attestation("2027-03-15")), BY_OTHER | {"short": "Кабинет"})
    fold = one(page, ".route details")
    assert words(one(fold, "summary")) == "За 20 дней, с переносом"
    assert words(one(fold, "p")) == (
        "Заявка в центр. За 20 дней до 15 марта 2027 г.: 23 февраля — День защитника Отечества, "
        "перенесено на 20 февраля, рабочую субботу. План"
    )
    assert attribute(one(fold, "a"), "href") == "../../plans/plan/#row-account"


DECIDED = {"date": "2026-10-20", "order": "№ 5 от 22.10.2026"}


@pytest.mark.parametrize(
    ("result", "held", "told"),
    [
        (DECIDED, None, ["Решение от 20.10.2026, приказ № 5 от 22.10.2026"]),
        ({"date": "2026-10-20"}, None, ["Решение от 20.10.2026"]),
        (
            DECIDED,
            {"name": "первая", "granted": "2026-10-20"},
            ["С 20.10.2026, бессрочно", "Приказ № 5 от 22.10.2026"],
        ),
        (
            {"date": "2026-10-20"},
            {"name": "первая", "granted": "2026-10-20"},
            ["С 20.10.2026, бессрочно"],
        ),
    ],
)
def test_a_decision_is_the_outcome_and_the_way_to_it_is_folded(
    result: Any, held: Any, told: list[str]
) -> None:
    page = page_of(teacher(attestation("2026-10-14", result=result), category=held), STEP)
    section = one(page, ".is-decided")
    assert words(one(section, ".outcome")) == "Первая"
    assert texts(section, ".outcome ~ p") == told
    assert texts(section, "details .on") == ["2 октября 2026 г., пятница", "14 октября, среда"]
    assert page.select(".hero") == []
    assert words(one(page, "p.lead")) == "Учитель музыки"


def test_a_decision_stands_below_what_is_still_to_do() -> None:
    both = teacher(attestation("2026-10-14", result=DECIDED), attestation("2027-03-15", **{"for": "высшая"}))
    page = page_of(both, STEP)
    assert texts(page, ".attestation > h2") == [
        "Аттестация на высшую категорию",
        "Аттестация на первую категорию",
    ]
    assert texts(page, ".next-step .task") == ["Шаг", "Аттестация на высшую категорию"]


def test_what_lasts_until_the_attestation_is_one_line() -> None:
    talk = activity({"during": "individual"}, id="talk", title="Беседы", responsible=["coordinator"])
    assert texts(page_of(teacher(attestation()), talk), ".lasting li") == [
        "До аттестации: беседы — Первая П. О."
    ]


def test_work_of_a_role_is_listed_and_what_is_over_is_folded() -> None:
    roles = [role("teacher", "Педагог"), role("coordinator", "Ответственный", "probina")]
    watch = activity(
        {"month": ["сентябрь", "май"]}, id="watch", title="Контроль", responsible=["coordinator"]
    )
    lasting = activity({"during": "year"}, id="all-year", title="Фиксирование", responsible=["coordinator"])
    page = page_of(teacher(), watch, lasting, roles=roles)
    assert texts(page, ".wide > .lines li") == ["31 мая 2027 г., понедельник Контроль Ответственный"]
    assert texts(page, ".wide details summary") == ["Сделано или прошло: 1"]
    assert texts(page, ".wide .lasting li") == ["В течение учебного года: фиксирование — Ответственный"]


def test_where_the_teacher_answers_beside_others_she_is_not_left_out() -> None:
    roles = [
        role("teacher", "Педагог"),
        role("coordinator", "Ответственный", "pervaya"),
        role("helper", "Помощник", "pervaya", "probina"),
        role("own", "Наставник", "probina"),
    ]
    rows = [
        activity({"month": "май"}, id="both", title="Совет", responsible=["coordinator", "teacher"]),
        activity({"month": "май"}, id="helper", title="Контроль", responsible=["helper"]),
        activity({"month": "май"}, id="own", title="Помощь", responsible=["own", "coordinator"]),
        activity({"during": "year"}, id="year", title="Рефлексия", responsible=["coordinator", "teacher"]),
        activity({"during": "individual"}, id="talk", title="Беседы", responsible=["coordinator", "teacher"]),
    ]
    page = page_of(teacher(attestation("2027-03-15")), *rows, roles=roles)
    assert texts(page, ".wide .lines small") == [
        "Первая П. О. и педагог",
        "Первая П. О. и педагог",
        "Наставник , Первая П. О.",
    ]
    assert texts(page, ".lasting li") == [
        "До аттестации: беседы — Первая П. О. и педагог",
        "В течение учебного года: рефлексия — Первая П. О. и педагог",
    ]


def test_related_months_stand_in_the_order_of_the_year_and_plans_once() -> None:
    wide = activity({"month": ["август", "май"]}, id="wide", responsible=["helper"])
    roles = [role("helper", "Помощник", "probina"), role("teacher", "Педагог")]
    found = values_of(teacher(attestation("2027-01-20")), STEP, STEP | {"id": "other"}, wide, roles=roles)
    assert [each.text for each in found["related"]] == [
        "Август 2026",
        "Декабрь 2026",
        "Январь 2027",
        "Май 2027",
        "План",
    ]


@pytest.mark.parametrize(
    ("held", "text", "empty"),
    [
        (None, "Учитель музыки", "В 2026/2027 учебном году аттестации нет, категории пока тоже."),
        (
            {"name": "первая"},
            "Учитель музыки. Первая категория, бессрочно",
            "В 2026/2027 учебном году аттестации нет.",
        ),
        (
            [{"name": "высшая"}, {"name": "педагог-методист", "granted": "2026-10-20"}],
            "Учитель музыки. Высшая категория, бессрочно; педагог-методист с 20.10.2026, бессрочно",
            "В 2026/2027 учебном году аттестации нет.",
        ),
    ],
)
def test_the_page_tells_what_is_held(held: Any, text: str, empty: str) -> None:
    page = page_of(teacher(category=held))
    assert (words(one(page, "p.lead")), words(one(page, "p.empty"))) == (text, empty)


@pytest.mark.parametrize("status", ["on_leave", "left"])
def test_who_does_not_work_looks_like_who_has_no_attestation(status: str) -> None:
    """Neither dates nor the reason for their absence show anywhere on the site."""
    plans = [plan(STEP, activity({"during": "individual"}, id="talk"))]
    away = make_schedule(plans=plans, teachers=[teacher(attestation(), status=status)])
    free = make_schedule(plans=plans, teachers=[teacher()])
    assert rendered(away) == rendered(free)


def test_where_nothing_is_planned_there_is_nothing_to_subscribe_to() -> None:
    assert page_of(teacher(), STEP).select("#subscribe, .button") == []
    planned = page_of(teacher(attestation()), STEP)
    assert texts(planned, ".button") == ["Добавить в календарь"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Пробина Проба Пробовна", "Ознакомлена"),
        ("Пробов Проб Пробович", "Ознакомлен"),
        ("Пробу", "Ознакомлен(а)"),
    ],
)
def test_paper_has_a_line_to_sign_and_the_school(name: str, word: str) -> None:
    text = rendered(school(teacher(attestation(), name=name), STEP))["teachers/probina.md"]
    (sign,) = texts(parsed(text), ".only-print")
    assert sign == f"{word} ______________________ / {name} / «____» ______________ 20____ г."
    assert 'issued: "Школа № 0. График аттестации, 2026/2027 учебный год"' in text.splitlines()


def test_nothing_on_the_page_says_how_far_a_day_is() -> None:
    """That is the script's: a page that isn't built again must not lie."""
    pages = rendered(school_with({"days_before": "10"}, "2026-11-30"), date(2026, 11, 20))
    text = parsed(pages["teachers/t1.md"]).get_text().casefold()
    assert [each for each in ("сегодня", "завтра", "через 1", "назад", "предстоит") if each in text] == []


def test_a_day_on_which_something_was_done_is_not_mixed_up_with_the_last_day_for_it() -> None:
    done = attestation("2026-12-10", done={"step": "2026-11-20"})
    time = one(page_of(teacher(done), STEP), ".route time")
    assert (words(time), attribute(time, "datetime")) == ("20 ноября", "2026-11-20")


def test_the_page_is_one_piece_of_html_to_markdown() -> None:
    """An empty line inside would end it, and what follows could be read as Markdown."""
    both = teacher(attestation("2026-10-14", result=DECIDED), attestation("2027-03-15", **{"for": "высшая"}))
    text = rendered(school(both, STEP))["teachers/probina.md"]
    piece = text[text.index('<div class="teacher') : text.index('<p class="related')]
    assert [line for line in piece.rstrip().splitlines() if line.strip() == "" or line.startswith(" ")] == []


@pytest.mark.parametrize(("today", "left"), [("2027-03-05", 2), ("2027-03-06", 1)])
def test_a_day_is_ahead_until_it_is_over(today: str, left: int) -> None:
    page = page_of(teacher(attestation("2027-03-15")), STEP, today=today)
    assert len(page.select(".next-step")) == left


def test_an_explanation_ends_in_one_full_stop() -> None:
    page = page_of(teacher(attestation("2027-03-15")), STEP)
    assert texts(page, ".why p")[:1] == ["За 10 дней до 15 марта 2027 г. План"]
