"""What goes by mail within two weeks, for everybody to see."""

from datetime import date
from typing import Any

from generator.schedule.model import Schedule
from generator.site.parts.coming_mail import coming_mail
from tests.samples import activity, attestation, make_schedule, person, plan, role, teacher
from tests.site.rendering import page_context

UPLOAD = activity({"days_before": "10"}, id="upload", title="Загрузка")
OPEN = activity({"days_before": "10"}, id="open", title="Кабинеты", responsible=["head"])
ROLES = [role("head", "Руководитель", "pervyy", "vtoraya"), role("teacher", "Педагог")]
STAFF = [person("pervyy", "Первый Проба", "директор"), person("vtoraya", "Вторая Проба", "методист")]
TODAY = date(2027, 2, 24)


def school(*activities: dict[str, Any], **more: Any) -> Schedule:
    people = [teacher(attestation(), id="t1", name="Яркина Проба")]
    rules = {"days_before": ["7", "1"]}
    given = {"teachers": people, "reminders": rules} | more
    return make_schedule(roles=ROLES, staff=STAFF, plans=[plan(*activities)], **given)


def shown(schedule: Schedule, today: date = TODAY) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (
            day.title,
            day.total,
            [
                (
                    ", ".join(link.text for link in letter.people),
                    "; ".join(
                        f"{told.day}: {', '.join(topic.label + topic.teachers for topic in told.topics)}"
                        for told in letter.told
                    ),
                )
                for letter in day.letters
            ],
        )
        for day in coming_mail(page_context(schedule, today)).days
    ]


def test_each_day_has_those_who_are_written_to_and_what_about() -> None:
    """The deadline is on 5 March, the attestation on 15 March."""
    assert shown(school(UPLOAD)) == [
        ("26 февраля, пятница", "1 письмо", [("Яркина Проба", "5 марта: Загрузка")]),
        ("4 марта, четверг", "1 письмо", [("Яркина Проба", "5 марта: Загрузка")]),
        ("5 марта, пятница", "1 письмо", [("Яркина Проба", "15 марта: Аттестация на первую категорию")]),
    ]


def test_a_mail_that_is_the_same_for_several_people_stands_once_and_names_the_teachers_concerned() -> None:
    assert shown(school(OPEN))[0] == (
        "26 февраля, пятница",
        "2 письма",
        [("Вторая Проба, Первый Проба", "5 марта: КабинетыЯркина")],
    )


def test_there_are_two_weeks_of_it() -> None:
    mail = coming_mail(page_context(school(UPLOAD), date(2027, 2, 12)))
    assert (mail.span, [day.iso for day in mail.days]) == ("12–25 февраля", [])
    assert [day.iso for day in coming_mail(page_context(school(UPLOAD), date(2027, 2, 13))).days] == [
        "2027-02-26"
    ]


def test_who_is_not_to_appear_is_written_to_in_silence() -> None:
    from generator.public import public_agenda
    from generator.site.page import PageContext
    from tests.samples import agenda_of

    hidden = [teacher(attestation(), id="t1", name="Яркина Проба", public="no")]
    agenda = public_agenda(agenda_of(school(UPLOAD, teachers=hidden), TODAY))
    assert coming_mail(PageContext(agenda)).days == []
