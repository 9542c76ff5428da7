"""The command as a whole: a schedule in a repository, a real mail server, a real remote."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path

import pytest
import trustme

from generator.cli import main
from tests.ledger.test_branch import git, refuse_pushes
from tests.mail.school import ADDRESSES, SCHOOL, TODAY, UPLOAD, UPLOAD_DUE
from tests.mail.servers import DROP, HANG, PASSWORD, USER, Behaviour, FaultyServer, honest_server
from tests.mail.test_delivery import always, only

ROOT = Path(__file__).parents[2]
SECRETS = (PASSWORD, USER, *ADDRESSES.values(), "@example.org")
BRANCH = ("--ledger-branch", "ledger", "--takeover-after", "0")
# The coordinator's summary of the week, the director's and alfa's reminders have come.
MONDAY = UPLOAD_DUE - timedelta(days=12)
THREE = ["zavuch", "director", "alfa"]


@dataclass
class Said:
    code: int
    out: str
    err: str

    def __post_init__(self) -> None:
        for secret in SECRETS:
            assert secret not in self.out + self.err


Remind = Callable[..., Said]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "schedule.yaml").write_text(json.dumps(SCHOOL), "utf-8")
    monkeypatch.chdir(folder)
    for name in list(os.environ):
        if name.startswith(("SMTP_", "MAIL_", "CONTACTS")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CONTACTS", json.dumps(ADDRESSES))
    return folder


@pytest.fixture
def remote(project: Path, needs_tool: Callable[[str], str]) -> Path:
    needs_tool("git")
    folder = project.parent / "remote.git"
    git(project, "init", "--quiet", "--bare", str(folder))
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "remote", "add", "origin", str(folder))
    return folder


def towards(server: FaultyServer) -> dict[str, str]:
    return {
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(server.port),
        "SMTP_USER": USER,
        "SMTP_PASSWORD": PASSWORD,
        "SMTP_TLS": "none",
        "SMTP_TIMEOUT": "5",
    }


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyServer]:
    with FaultyServer() as found:
        use(found, monkeypatch)
        yield found


def use(server: FaultyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in towards(server).items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def remind(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Remind:
    """On the day that it is told to take for today."""

    def run(*arguments: str, today: date = MONDAY) -> Said:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", noon(today))
        code = main(["remind", "--today", str(today), *arguments])
        return Said(code, *capsys.readouterr())

    return run


def persons(server: FaultyServer) -> list[str]:
    return [recipient.partition("@")[0] for recipient in server.box.recipients]


def noon(day: date) -> str:
    return str(int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))


SEND = ("--send", "--ledger", "ledger.jsonl")


def test_what_is_shown_is_what_is_sent(project: Path, server: FaultyServer, remind: Remind) -> None:
    shown = remind("--ledger", "ledger.jsonl")
    assert (shown.code, persons(server), sorted(each.name for each in project.iterdir())) == (
        0,
        [],
        ["schedule.yaml"],
    )
    sent = remind(*SEND)
    assert (sent.code, persons(server)) == (0, THREE)
    assert sent.out == shown.out + "Отправлено 3 из 3.\n"


def test_a_second_run_sends_nothing(project: Path, server: FaultyServer, remind: Remind) -> None:
    remind(*SEND)
    again = remind(*SEND)
    assert (again.code, again.out, persons(server)) == (
        0,
        "Сегодня 09.11.2026. К отправке: 0 писем.\n",
        THREE,
    )


def test_mail_goes_out_over_verified_tls_by_one_login(
    project: Path, remind: Remind, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with honest_server(authority) as (port, box):
        for name, value in {
            "HOST": "localhost",
            "PORT": str(port),
            "USER": USER,
            "PASSWORD": PASSWORD,
        }.items():
            monkeypatch.setenv(f"SMTP_{name}", value)
        assert remind(*SEND).code == 0
        monkeypatch.setenv("SMTP_PASSWORD", "wrong")
        wrong = remind(*SEND, today=MONDAY + timedelta(days=5))
    assert (box.logins, [str(message["To"]).partition("<")[2] for message in box.messages]) == (
        1,
        ["zavuch@example.org>", "director@example.org>", "alfa@example.org>"],
    )
    assert (wrong.code, "не принял логин или пароль" in wrong.err) == (3, True)


@pytest.mark.parametrize(
    ("behaviour", "said", "again", "then"),
    [
        (
            only("RCPT", "550 <zavuch@example.org>: no such user"),
            "zavuch: сервер отказал, попробуем в другой день, всего до трёх раз (код 550)",
            [],
            3,
        ),
        (only("RCPT", "451 later"), "zavuch: не отправлено, в следующий раз (код 451)", ["zavuch"], 0),
        (only("DOT", DROP), "zavuch: неизвестно, дошло ли", ["zavuch"], 0),
    ],
)
def test_what_was_not_delivered_is_said_and_ends_with_3(
    project: Path,
    remind: Remind,
    monkeypatch: pytest.MonkeyPatch,
    behaviour: Behaviour,
    said: str,
    again: list[str],
    then: int,
) -> None:
    with FaultyServer(behaviour) as server:
        use(server, monkeypatch)
        first = remind(*SEND)
        assert (first.code, first.out.splitlines()[-2:]) == (3, [said, "Отправлено 2 из 3."])
        before = len(server.box.mails)
        assert remind(*SEND).code == then
        assert persons(server)[before:] == again


def test_who_was_refused_is_tried_again_the_next_day(
    project: Path, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultyServer(only("RCPT", "550 <zavuch@example.org>: no such user")) as server:
        use(server, monkeypatch)
        assert remind(*SEND).code == 3
        before = len(server.box.mails)
        tomorrow = remind(*SEND, today=MONDAY + timedelta(days=1))
        assert (tomorrow.code, persons(server)[before:]) == (0, ["zavuch", "director"])
    assert "zavuch@" not in (project / "ledger.jsonl").read_text()


def test_over_the_limit_the_nearest_go_first_and_the_rest_next_time(
    project: Path, server: FaultyServer, remind: Remind
) -> None:
    first = remind(*SEND, "--limit", "2")
    assert (first.code, persons(server)) == (3, THREE[:2])
    assert "Сверх предела, в следующий раз: 1 письмо." in first.out
    assert remind(*SEND, "--limit", "2").code == 0
    assert persons(server) == THREE


def test_who_has_no_address_is_named_and_told_of_to_the_coordinator(
    project: Path, server: FaultyServer, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTACTS", "zavuch: zavuch@example.org\nalpha: a@example.org\nalfa: not an address\n")
    said = remind(*SEND)
    assert (said.code, persons(server)) == (3, ["zavuch"])
    assert "Нет адреса почты, не отправить: 2 письма.\n— director\n" in said.out
    assert said.err.splitlines() == [
        "CONTACTS, строка 2: «alpha» — такого id в графике нет, строка пропущена",
        "CONTACTS, строка 3: у «alfa» не адрес почты; напишите как alfa: имя@домен.рф",
    ]


def test_two_people_with_one_address_get_a_mail_each(
    project: Path, server: FaultyServer, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTACTS", json.dumps(dict.fromkeys(ADDRESSES, "office@example.org")))
    assert remind(*SEND).code == 0
    assert server.box.recipients == ["office@example.org"] * 3


def test_contacts_come_from_a_file_too(
    project: Path, server: FaultyServer, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTACTS", "")
    (project / "contacts.yaml").write_text(json.dumps(ADDRESSES))
    assert remind(*SEND).code == 0
    (project / "other.yaml").write_text("- nobody@example.org\n")
    broken = remind(*SEND, "--contacts", "other.yaml", today=UPLOAD_DUE)
    assert (broken.code, broken.err) == (
        2,
        "cyclogram: other.yaml: не читается ни одна строка, начиная со строки 1; "
        "в каждой должно стоять «id: адрес почты»\n",
    )


def test_a_line_of_the_contacts_that_cannot_be_read_costs_that_person_alone(
    project: Path, server: FaultyServer, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"{person}: {address}" for person, address in ADDRESSES.items()]
    lines[1] = f'director: "{ADDRESSES["director"]}'
    monkeypatch.setenv("CONTACTS", "\n".join(lines))
    said = remind(*SEND)
    assert (said.code, persons(server)) == (3, ["zavuch", "alfa"])
    assert said.err == (
        "CONTACTS, строка 2: у «director» непонятная запись, строка пропущена; "
        "напишите как director: имя@домен.рф\n"
    )
    assert "Нет адреса почты, не отправить: 1 письмо.\n— director\n" in said.out


def test_full_names_of_the_contacts_show_in_mail_and_nowhere_else(
    project: Path, server: FaultyServer, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public schedule has initials only."""
    known = json.loads((project / "schedule.yaml").read_text("utf-8"))
    known["teachers"][0]["name"] = "Первая А. О."
    (project / "schedule.yaml").write_text(json.dumps(known), "utf-8")
    contacts = ADDRESSES | {"alfa": {"email": ADDRESSES["alfa"], "name": "Первая Альфа Образцовна"}}
    monkeypatch.setenv("CONTACTS", json.dumps(contacts))
    said = remind(*SEND)
    assert "Альфа" not in said.out + said.err
    messages = dict(zip(persons(server), server.box.messages, strict=True))
    text = {person: message.get_body(("plain",)) for person, message in messages.items()}
    assert all(text.values())
    to_alfa = message_from_bytes(server.box.mails[persons(server).index("alfa")][1])["To"]
    assert str(make_header(decode_header(to_alfa))).startswith("Первая Альфа Образцовна <")
    assert text["alfa"].get_content().splitlines()[0] == "Уважаемая Альфа Образцовна!"  # type: ignore[union-attr]
    assert "Первая Альфа Образцовна" in text["zavuch"].get_content()  # type: ignore[union-attr]
    (calendar,) = (part for part in messages["alfa"].walk() if part.get_content_type() == "text/calendar")
    assert "Альфа" not in calendar.get_content()


@pytest.mark.parametrize(
    ("missing", "arguments", "said"),
    [
        ("SMTP_USER", SEND, "не задан SMTP_USER"),
        ("CONTACTS", SEND, "адреса не заданы"),
        ("NOTHING", ("--send",), "укажите журнал отправки"),
        ("NOTHING", ("--send", "--ledger-branch=-x"), "не годится как имя ветки"),
        ("NOTHING", ("--send", "--ledger-branch", "a..b"), "не годится как имя ветки"),
        ("NOTHING", ("--send", *BRANCH, "--remote=--upload-pack=x"), "не годится как имя репозитория"),
    ],
)
def test_a_missing_setting_is_wrong_usage(
    project: Path,
    server: FaultyServer,
    remind: Remind,
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.setenv(missing, "")
    found = remind(*arguments)
    assert (found.code, persons(server)) == (2, [])
    assert said in found.err


@pytest.mark.parametrize(("away", "code"), [(-2, 2), (-1, 0), (0, 0), (1, 0), (2, 2)])
def test_with_a_ledger_on_a_branch_only_today_is_mailed(
    project: Path,
    remote: Path,
    server: FaultyServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    away: int,
    code: int,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", noon(MONDAY))
    today = MONDAY + timedelta(days=away)
    assert main(["remind", "--send", *BRANCH, "--today", str(today)]) == code
    refusal = (
        f"cyclogram: --today {today} — не сегодня ({MONDAY}): с журналом в ветке шлют лишь сегодняшнее; "
        "чтобы посмотреть этот день, уберите --send\n"
    )
    assert (capsys.readouterr().err == refusal, bool(server.box.recipients)) == (code == 2, code == 0)
    assert main(["remind", *BRANCH, "--today", str(today)]) == 0


def test_a_ledger_that_vanished_stops_the_run(project: Path, server: FaultyServer, remind: Remind) -> None:
    remind(*SEND)
    (project / "ledger.jsonl").unlink()
    said = remind(*SEND, today=UPLOAD_DUE)
    assert (said.code, persons(server)) == (1, THREE)
    assert "пропал" in said.err
    assert "Ничего не отправлено." in said.err


def test_a_schedule_that_lost_most_of_its_deadlines_stops_the_run(
    project: Path, server: FaultyServer, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = dict(SCHOOL, teachers=[{**SCHOOL["teachers"][0], "id": f"a{n}"} for n in range(12)])
    monkeypatch.setenv("CONTACTS", json.dumps({f"a{n}": f"a{n}@example.org" for n in range(12)}))
    (project / "schedule.yaml").write_text(json.dumps(raw), "utf-8")
    remind(*SEND)
    raw["plans"] = []
    (project / "schedule.yaml").write_text(json.dumps(raw), "utf-8")
    before = len(server.box.mails)
    stopped = remind(*SEND, today=MONDAY + timedelta(days=1))
    assert (stopped.code, len(server.box.mails)) == (1, before)
    lost = "из графика пропало 12 из 12 сроков, о которых люди уже знают"
    assert stopped.err == (
        f"cyclogram: {lost}. Ничего не отправлено. Если так и задумано, добавьте --accept-withdrawn\n"
    )
    accepted = remind(*SEND, "--accept-withdrawn", today=MONDAY + timedelta(days=1))
    assert (accepted.code, accepted.err) == (0, f"Внимание: {lost}.\n")
    assert len(server.box.mails) == before + 12


def test_a_preview_can_be_looked_at_and_holds_no_address(project: Path, remind: Remind) -> None:
    said = remind("--preview", "preview")
    assert said.out.endswith("Писем в папке «preview»: 3\n")
    files = sorted((project / "preview").iterdir())
    assert [each.name for each in files] == [
        f"{number:03}-{person}.{kind}"
        for number, person in enumerate(THREE, start=1)
        for kind in ("eml", "html")
    ]
    assert not any(b"@example.org" in each.read_bytes() for each in files)


def test_a_broken_template_stops_the_run_before_anything_is_promised(
    project: Path, server: FaultyServer, remind: Remind
) -> None:
    own = project / "site_templates" / "mail"
    own.mkdir(parents=True)
    (own / "digest.txt").write_text("{{ mail.nothing }}")
    said = remind(*SEND)
    assert (said.code, persons(server)) == (1, [])
    assert "шаблон digest.txt, строка 1, не получается показать" in said.err


def test_the_ledger_on_a_branch_remembers(
    project: Path, remote: Path, server: FaultyServer, remind: Remind
) -> None:
    assert remind("--send", *BRANCH).code == 0
    assert remind("--send", *BRANCH).code == 0
    assert persons(server) == THREE
    assert remind(*BRANCH).out == "Сегодня 09.11.2026. К отправке: 0 писем.\n"
    content = git(remote, "show", "ledger:ledger.jsonl")
    assert not any(secret in content for secret in SECRETS)
    assert "Образцовна" not in content.encode().decode("unicode_escape")


def test_a_ledger_in_a_file_that_is_gone_is_told_in_whole_sentences(
    project: Path, server: FaultyServer, remind: Remind
) -> None:
    assert remind("--send", "--ledger", "ledger.jsonl").code == 0
    (project / "ledger.jsonl").unlink()
    sent = remind("--send", "--ledger", "ledger.jsonl")
    assert (sent.code, sent.err) == (
        1,
        "cyclogram: журнал отправки «ledger.jsonl» пропал. Верните его из копии; если прежний журнал и "
        "вправду больше не нужен, удалите и «ledger.jsonl.seal». Ничего не отправлено.\n",
    )


RAN_BEFORE = (
    "журнал отправки пропал: по опубликованному сайту, напоминания уходили 08.11.2026. "
    "Вернуть его или начать новый: Actions → «Восстановить журнал отправки»"
)
NOBODY_KNOWS = (
    "журнала отправки нет, а опубликованный сайт не ответил, уходили ли уже напоминания. Повторите позже; "
    "если они ещё не уходили — Actions → «Восстановить журнал отправки», «начать заново»"
)


@pytest.mark.parametrize(
    ("status", "said"),
    [('{"reminded": "2026-11-08"}', RAN_BEFORE), ("", NOBODY_KNOWS)],
    ids=["ran", "silent"],
)
def test_a_ledger_that_is_gone_with_its_witness_is_not_begun_anew(
    project: Path, remote: Path, server: FaultyServer, remind: Remind, status: str, said: str
) -> None:
    (project / "status.json").write_text(status)
    published = ("--published-status", "status.json")
    sent = remind("--send", *BRANCH, *published)
    assert (sent.code, sent.err, persons(server)) == (1, f"cyclogram: {said}. Ничего не отправлено.\n", [])
    assert git(remote, "for-each-ref") == ""
    shown = remind(*BRANCH, *published)
    assert (shown.code, shown.err) == (0, f"Внимание: {said}.\n")


@pytest.mark.parametrize("status", [None, '{"reminded": null}'])
def test_the_very_first_run_begins_the_ledger(
    project: Path, remote: Path, server: FaultyServer, remind: Remind, status: str | None
) -> None:
    if status:
        (project / "status.json").write_text(status)
    assert remind("--send", *BRANCH, "--published-status", "status.json").code == 0
    assert persons(server) == THREE


@pytest.mark.parametrize("status", ['{"reminded": "2026-11-09"}', ""])
def test_where_the_ledger_stands_the_site_is_not_asked(
    project: Path, remote: Path, server: FaultyServer, remind: Remind, status: str
) -> None:
    remind("--send", *BRANCH)
    (project / "status.json").write_text(status)
    again = remind("--send", *BRANCH, "--published-status", "status.json")
    assert (again.code, again.err, persons(server)) == (0, "", THREE)


def test_where_the_intents_cannot_be_pushed_nothing_is_sent(
    project: Path, remote: Path, server: FaultyServer, remind: Remind
) -> None:
    remind("--send", *BRANCH, today=TODAY - timedelta(days=30))
    hook = refuse_pushes(remote)
    said = remind("--send", *BRANCH)
    assert (said.code, persons(server)) == (3, [])
    hook.unlink()
    assert remind("--send", *BRANCH).code == 0
    assert persons(server) == THREE


def test_where_results_cannot_be_pushed_mailing_stops_and_says_so(
    project: Path, remote: Path, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pushes of results only are refused: the intents are the second, behind the beginning."""
    refuse_pushes(remote, 'test "$(git rev-list --count ledger 2>/dev/null || echo 0)" -lt 2')
    with FaultyServer() as server:
        use(server, monkeypatch)
        said = remind("--send", *BRANCH)
        assert (said.code, persons(server)) == (3, THREE)
        assert "часть писем может прийти дважды" in said.out


def test_a_run_that_may_still_be_going_is_not_doubled(
    project: Path, remote: Path, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultyServer(only("MAIL", HANG)) as server:
        killed_at("MAIL", 1, server, project, *BRANCH)
        use(server, monkeypatch)
        said = remind("--send", "--ledger-branch", "ledger")
        assert (said.code, persons(server)) == (3, [])
        assert said.err == (
            "cyclogram: другая отправка ещё идёт или только что оборвалась: повторите через 30 минут. "
            "Ничего не отправлено.\n"
        )


def started(server: FaultyServer, project: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "generator", "remind", "--send", "--today", str(MONDAY), *arguments]
    environment = {
        **os.environ,
        **towards(server),
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": noon(MONDAY),
    }
    return subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def killed_at(stage: str, times: int, server: FaultyServer, project: Path, *arguments: str) -> None:
    """Runs until the server reaches that stage, where it keeps silent; then kill -9."""
    process = started(server, project, *arguments)
    server.await_stage(stage, times)
    process.kill()
    process.communicate()


FILE = ("--ledger", "ledger.jsonl")
POINTS = {
    "after the intent": (only("MAIL", HANG), ("MAIL", 1), {}),
    "after the mail": (only("DOT", HANG), ("DOT", 1), {"zavuch": 2}),
    # The file has the result of the first mail already, the branch gets it with the next push.
    "before the result": (only("MAIL", HANG, 1), ("MAIL", 2), {"zavuch": 2}),
}


@pytest.mark.parametrize("ledger", [FILE, BRANCH], ids=["file", "branch"])
@pytest.mark.parametrize("point", POINTS)
def test_a_killed_run_loses_nothing_and_doubles_at_most_one(
    project: Path,
    remote: Path,
    remind: Remind,
    monkeypatch: pytest.MonkeyPatch,
    point: str,
    ledger: tuple[str, ...],
) -> None:
    behaviour, stage, twice = POINTS[point]
    if point == "before the result" and ledger == FILE:
        twice = {}
    with FaultyServer(behaviour) as server:
        killed_at(*stage, server, project, *ledger)
        use(server, monkeypatch)
        assert remind("--send", *ledger).code == 0
        assert remind("--send", *ledger).code == 0
        assert Counter(persons(server)) == Counter(THREE) | Counter(twice)
        ids = {message["Message-ID"] for message in server.box.messages}
        assert len(ids) == 3


def test_a_run_that_is_asked_to_end_keeps_its_results(
    project: Path, remote: Path, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultyServer(only("MAIL", HANG, 1)) as server:
        process = started(server, project, *BRANCH)
        server.await_stage("MAIL", 2)
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=60)
        assert (process.returncode, "отправка прервана" in err.decode()) == (3, True)
        use(server, monkeypatch)
        assert remind("--send", *BRANCH).code == 0
        assert Counter(persons(server)) == Counter(THREE)


def test_a_run_that_is_asked_to_end_before_the_first_mail_says_so(
    project: Path, server: FaultyServer, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("generator.ledger.file.FileLedger.history", stop)
    said = remind(*SEND)
    assert (said.code, said.err, persons(server)) == (
        3,
        "cyclogram: отправка прервана; неотправленное уйдёт в следующий раз\n",
        [],
    )


def test_a_server_that_is_away_on_the_last_day_is_made_up_for(
    project: Path, remind: Remind, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultyServer(always("CONNECT", "421 closed")) as server:
        use(server, monkeypatch)
        assert remind(*SEND, today=UPLOAD_DUE).code == 3
    with FaultyServer() as server:
        use(server, monkeypatch)
        said = remind(*SEND, today=UPLOAD_DUE + timedelta(days=1))
        assert (said.code, persons(server)) == (0, ["zavuch", "alfa"])
        assert f"21.11.2026, вчера: Загрузка материалов [{UPLOAD}]" in said.out
