"""What a district mails: to whom, once a month, in which words, and through a real server."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import trustme

from generator.district.composing import DigestComposer, digest_listing
from generator.district.digest import digest_plan, recipients
from generator.district.digest_words import MOST_LINES, DistrictDigest, digest_of
from generator.district.parts.context import DistrictContext
from generator.district.published import Fault, FaultKind
from generator.district.view import DistrictAgenda, SchoolStanding
from generator.file_names import MAIL_TEMPLATES
from generator.ledger.file import FileLedger
from generator.ledger.lines import EventKind
from generator.ledger.state import LedgerState, state_from
from generator.mail.delivery import Mailer
from generator.mail.messages import Envelope, mail_templates
from generator.mail.plan import MailPlan
from generator.mail.results import Outcome
from generator.mail.run import MailRun
from generator.mail.settings import Settings, Tls
from generator.mail.subjects import SUBJECT_LIMIT
from generator.summary import Summary
from tests.district.invented import NAMES, TODAY, invented
from tests.district.rendering import folders_of
from tests.district.samples import a_teacher, district, entry, standing
from tests.mail.servers import PASSWORD, USER, Behaviour, FaultyServer, honest_server
from tests.samples import activity, person, plan, role

GONE = Fault(FaultKind.UNREACHABLE, "сайт не отвечает")
# The day of the other samples is a Saturday.
MONDAY = date(2026, 11, 23)
NOON = datetime(2027, 3, 10, 9, tzinfo=UTC)
SENT_AT = NOON.astimezone(ZoneInfo("Europe/Moscow"))
EMPTY = LedgerState(date(2027, 3, 1))
SPECIALISTS = ["planova", "sovetova", "otchetova"]


def addresses(view: DistrictAgenda) -> dict[str, str]:
    return {each: f"{each}@example.org" for each in recipients(view)}


def composer(view: DistrictAgenda, names: Mapping[str, str] = {}) -> DigestComposer:
    envelope = Envelope(USER, "Пробный район", "planova@example.org", SENT_AT)
    templates = mail_templates(folders_of(MAIL_TEMPLATES))
    return DigestComposer(DistrictContext(view), templates, envelope, addresses(view), names)


def planned(view: DistrictAgenda, record: LedgerState = EMPTY, limit: int = 400) -> MailPlan:
    return digest_plan(view, view.agenda, record, addresses(view), limit)


def told(view: DistrictAgenda, reader: str, names: Mapping[str, str] = {}) -> DistrictDigest:
    return digest_of(DistrictContext(view), reader, names)


def people(plan: MailPlan) -> list[str]:
    return [each.person for each in plan.mails]


def test_each_specialist_and_each_school_with_news_gets_one() -> None:
    """School 7 has nobody and nothing to tell."""
    schools = [f"sosh-{number}" for number in (1, 2, 3, 4, 5, 6, 8)]
    assert people(planned(invented())) == [*SPECIALISTS, *schools]
    assert recipients(invented()) == (*(f"sosh-{number}" for number in range(1, 9)), *SPECIALISTS)


def test_a_specialist_with_several_roles_gets_one() -> None:
    view = district(
        [standing(1)],
        staff=[person("m", "Методова Проба Образцовна", "методист")],
        roles=[role("a", "Первая", "m"), role("b", "Вторая", "m")],
        today=MONDAY,
    )
    assert people(planned(view)) == ["m"]


def test_whoever_has_no_address_is_told_of_and_the_limit_is_kept() -> None:
    view = invented()
    known = {"planova": "x@example.org", "sosh-1": "y@example.org", "sosh-2": "z@example.org"}
    found = digest_plan(view, view.agenda, EMPTY, known, 2)
    assert people(found) == ["planova", "sosh-1"]
    assert [each.person for each in found.postponed] == ["sosh-2"]
    assert len(found.unaddressed) == 7


def test_on_a_day_off_they_wait() -> None:
    sunday = invented(date(2027, 3, 14))
    assert people(planned(sunday)) == []
    assert len(planned(sunday).resting) == 10


def test_a_day_later_the_message_is_the_same_one_and_a_month_later_another() -> None:
    def ids(day: date) -> list[str]:
        return [each.message_id for each in planned(invented(day)).mails if each.person in SPECIALISTS]

    assert ids(TODAY) == ids(TODAY + timedelta(1))
    assert set(ids(TODAY)).isdisjoint(ids(date(2027, 4, 12)))


def sent(path: Path, view: DistrictAgenda, mailer: Mailer) -> Outcome:
    run = MailRun(view.agenda, addresses(view), lambda: NOON, planner=partial(digest_plan, view))
    return run.send(FileLedger(path), mailer, lambda moment: composer(view))


def mailed(path: Path, view: DistrictAgenda, behaviour: Behaviour = lambda stage, times: None) -> list[str]:
    """Whom the server took mails for."""
    with FaultyServer(behaviour) as server:
        mailer = Mailer(Settings("127.0.0.1", server.port, USER, PASSWORD, Tls.NONE, timeout=5))
        sent(path, view, mailer)
        mailer.close()
        return [each.partition("@")[0] for each in server.box.recipients]


def test_nobody_is_mailed_twice_in_a_month(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    first = mailed(ledger, invented())
    assert first == people(planned(invented()))
    assert mailed(ledger, invented()) == []
    assert mailed(ledger, invented(TODAY + timedelta(20))) == []
    assert mailed(ledger, invented(date(2027, 4, 1)))[:3] == SPECIALISTS


def test_what_the_server_refuses_goes_again_on_other_days_and_three_times_in_all(tmp_path: Path) -> None:
    view = district([standing(1, a_teacher(1, "2026-12-14"))])
    ledger = tmp_path / "ledger.jsonl"
    tries = 0
    for day in range(23, 29):
        today = date(2026, 11, day)
        plans = planned(replace_day(view, today), record_of(ledger))
        tries += len(plans.mails)
        mailed(ledger, replace_day(view, today), lambda stage, times: "550 no" if stage == "RCPT" else None)
    assert tries == 3


def replace_day(view: DistrictAgenda, day: date) -> DistrictAgenda:
    return replace(view, today=day, agenda=replace(view.agenda, today=day))


def record_of(path: Path) -> LedgerState:
    history = FileLedger(path).history()
    return state_from(history) if history else EMPTY


def test_a_mail_that_may_have_arrived_goes_once_more_as_it_was(tmp_path: Path) -> None:
    view = district([standing(1, a_teacher(1, "2026-12-14"))], MONDAY)
    ledger = tmp_path / "ledger.jsonl"
    lost: Behaviour = lambda stage, times: "600 what?" if stage == "DOT" else None  # noqa: E731
    mailed(ledger, view, lost)
    again = planned(view, record_of(ledger)).mails
    assert [(each.person, each.again) for each in again] == [("sosh-1", True)]
    assert again[0].message_id == planned(view).mails[0].message_id
    mailed(ledger, view, lost)
    assert planned(view, record_of(ledger)).mails == ()


def test_a_real_server_gets_whole_messages(tmp_path: Path) -> None:
    authority = trustme.CA()
    with honest_server(authority) as (port, box):
        settings = Settings("localhost", port, USER, PASSWORD, Tls.SSL, timeout=10)
        with authority.cert_pem.tempfile(str(tmp_path)) as certificate, pytest.MonkeyPatch.context() as patch:
            patch.setenv("SSL_CERT_FILE", certificate)
            mailer = Mailer(settings)
            outcome = sent(tmp_path / "ledger.jsonl", invented(), mailer)
            mailer.close()
    assert (outcome.is_complete, outcome.count(EventKind.SENT), len(box.mails)) == (True, 10, 10)
    first = box.messages[0]
    assert (first["To"], first["Reply-To"], first["Auto-Submitted"]) == (
        "Планова Инна Егоровна <planova@example.org>",
        "planova@example.org",
        "auto-generated",
    )
    assert first["Subject"] == "Март 2027: 5 аттестаций, посмотреть школ: 4 — Пробный район"
    assert [part.get_content_type() for part in first.walk()][1:] == ["text/plain", "text/html"]
    assert plain(first).splitlines()[:3] == [
        "Уважаемая Инна Егоровна!",
        "Сводка района на март 2027 года. Данные есть 7 из 8 школ.",
        "",
    ]


def plain(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_a_school_is_told_whom_the_next_weeks_concern_what_is_late_and_what_is_amiss() -> None:
    found = told(invented(), "sosh-5", {"sosh-5": "Азбукина Мария Петровна"})
    assert found.subject == "Март 2027: 4 аттестации, просрочено 6 сроков — Пробный район"
    assert found.greeting == "Уважаемая Мария Петровна!"
    assert found.intro == f"{NAMES[4]}: сводка района на март 2027 года, данные от 1 марта 2027 г."
    assert [each.heading for each in found.lists] == [
        "Что не так с данными школы",
        "Кто аттестуется в этом и следующем месяце",
        "Что просрочено",
    ]
    assert [each.title for each in found.lists[0].lines] == [
        "Сайт школы не обновлялся после 1 марта 2027 г.",
        "Напоминания не уходили после 28 февраля 2027 г.",
    ]
    assert found.page == "https://district.example.org/plan/schools/sosh-5/"


def test_a_school_that_was_never_read_is_told_that_alone() -> None:
    found = told(invented(), "sosh-8")
    assert (found.subject, found.greeting) == (
        "Март 2027: сводка об аттестации — Пробный район",
        "Здравствуйте!",
    )
    assert [[line.title for line in each.lines] for each in found.lists] == [
        ["Данных ещё нет: сайт не отвечает"]
    ]


def test_a_specialist_is_told_of_the_plans_deadlines_of_the_month_and_of_all_schools() -> None:
    found = told(invented(), "planova")
    headings = {each.heading: each for each in found.lists}
    assert len(headings["Ваши сроки по плану"].lines) == 4
    assert [each.day for each in headings["На что обратить внимание"].lines] == [
        NAMES[3],
        NAMES[4],
        NAMES[5],
        NAMES[7],
    ]
    assert [each.title for each in headings["Кто аттестуется в этом месяце"].lines] == [
        "2 аттестации",
        *["1 аттестация"] * 3,
    ]
    assert found.page == "https://district.example.org/plan/plans/municipal/"


def test_without_a_plan_the_button_opens_the_districts_site() -> None:
    view = district(
        [standing(1)],
        staff=[person("m", "Методова Проба Образцовна", "методист")],
        roles=[role("a", "Методист", "m")],
        plans=[plan(activity({"month": "май"}, responsible=["a"]))],
    )
    found = told(view, "m")
    assert (found.page, found.button) == ("https://district.example.org/plan/", "Открыть сайт района")
    assert [each.nothing for each in found.lists if not each.lines] == [
        "В этом месяце сроков нет.",
        "Сайты и напоминания школ работают.",
        "Никто.",
        "Ничего, или школы не отмечают выполнение.",
    ]


def test_a_long_list_is_cut_and_what_is_left_out_is_counted() -> None:
    teachers = [a_teacher(number, "2026-10-14") for number in range(MOST_LINES + 5)]
    late = told(district([standing(1, *teachers)]), "sosh-1").lists[-1]
    assert (len(late.lines), late.more) == (MOST_LINES, "и ещё 5 строк — на сайте")


@pytest.mark.parametrize(
    "name", ["Район " * 40, "<b>Район</b>\u202e", "Очень длинное название района области"]
)
def test_whatever_names_are_the_mail_is_text_and_its_subject_is_short(name: str) -> None:
    view = district([standing(1, a_teacher(1, "2026-12-14"))], MONDAY, district={"name": name.strip()})
    message = composer(view).message(planned(view).mails[0])
    assert len(str(message["Subject"])) <= SUBJECT_LIMIT
    html = message.get_body(("html",))
    assert html is not None
    assert "<b>Район" not in html.get_content()
    assert "\u202e" not in html.get_content() + plain(message)


def test_the_same_digest_has_the_same_bytes() -> None:
    view = invented()
    mail = planned(view).mails[0]
    assert composer(view).composed(mail) == composer(view).composed(mail)
    assert b"\r\n" in composer(view).composed(mail)


def test_the_list_for_people_names_ids_only() -> None:
    view = invented()
    known = dict.fromkeys(("planova", "sosh-1", "sosh-2"), "x@example.org")
    shown = digest_listing(digest_plan(view, view.agenda, EMPTY, known, 2))
    assert shown.splitlines() == [
        "Сегодня 10.03.2027. К отправке: 2 сводки.",
        "— planova",
        "— sosh-1",
        "Сверх предела, в следующий раз: 1 сводка — sosh-2.",
        "Нет адреса почты, не отправить: 7 сводок — "
        "sovetova, otchetova, sosh-3, sosh-4, sosh-5, sosh-6, sosh-8.",
    ]


def test_a_digest_has_nothing_that_the_school_hasnt_published() -> None:
    hidden = standing(1, a_teacher(1, "2026-12-14", public="initials"))
    assert isinstance(hidden.summary, Summary)
    lines = told(district([hidden, SchoolStanding(entry(2), fault=GONE)]), "sosh-1").lists
    assert [line.who for each in lines for line in each.lines] == ["Пробина-1 П. О."]
