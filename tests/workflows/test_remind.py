"""`remind.yml`: three days of reminders, with the ledger's branch, the mails, the issue and the site."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from functools import partial
from threading import Thread
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope

from tests.workflows.conftest import Issues
from tests.workflows.runner import GitHub, Run, Runner, git

# Wednesday: the reminder seven days before 5 March is due since Friday and caught up.
DAYS = [datetime(2027, 3, day, 6, tzinfo=UTC) for day in (3, 4, 5)]
PEOPLE = {"vtoraya": "vtoraya@example.org", "pervaya": "pervaya@example.org", "tretya": "tretya@example.org"}
ALL_WELL = {
    "remind": "success",
    "publish / build": "success",
    "publish / pages": "success",
    "publish / own-host": "skipped",
    "publish": "success",
    "report": "success",
}


@dataclass
class Post:
    """A mail server's handler: what came, and with what it is refused."""

    refuse: str | None = None
    mails: list[tuple[str, str]] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        if self.refuse:
            return self.refuse
        assert isinstance(envelope.content, bytes)
        subject = make_header(decode_header(message_from_bytes(envelope.content)["Subject"]))
        self.mails += [(recipient, str(subject)) for recipient in envelope.rcpt_tos]
        return "250 OK"


@contextmanager
def listening(handler: Post) -> Iterator[int]:
    """The port of a mail server on this machine."""
    loop = asyncio.new_event_loop()
    factory = partial(SMTP, handler, loop=loop)
    server = loop.run_until_complete(loop.create_server(factory, "127.0.0.1", 0))
    thread = Thread(target=loop.run_forever)
    thread.start()
    yield server.sockets[0].getsockname()[1]
    server.close()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def post(school: GitHub) -> Iterator[Post]:
    handler = Post()
    with listening(handler) as port:
        school.secrets = {
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(port),
            "SMTP_TLS": "none",
            "SMTP_USER": "school@example.org",
            "SMTP_PASSWORD": "",
            "CONTACTS": "".join(f"{person}: {address}\n" for person, address in PEOPLE.items()),
        }
        yield handler


def reminded(school: GitHub, day: datetime, event: str = "schedule", **inputs: Any) -> Run:
    commit = git(school.desk, "rev-parse", "origin/main")
    return Runner(school, event, commit, int(day.timestamp()), inputs).workflow("remind.yml")


def ledger(school: GitHub) -> list[dict[str, Any]]:
    text = git(school.remote, "show", "reminders-ledger:ledger.jsonl")
    return [json.loads(line) for line in text.splitlines()[1:]]


@pytest.mark.parametrize("event", ["schedule", "workflow_dispatch"])
def test_copies_send_nothing_until_the_school_switches_reminders_on(
    school: GitHub, post: Post, issues: Issues, event: str
) -> None:
    run = reminded(school, DAYS[0], event, **{"dry-run": False})
    assert set(run.results.values()) == {"skipped"}
    assert (post.mails, issues.log) == ([], [])


def test_a_dry_run_by_hand_shows_the_list_and_touches_nothing(
    school: GitHub, post: Post, issues: Issues
) -> None:
    run = reminded(school, DAYS[0], "workflow_dispatch", date="2027-03-04", **{"dry-run": True})
    assert run.results == {"remind": "success", "publish": "skipped", "report": "skipped"}, run.log
    assert "1. vtoraya" in run.log
    assert (post.mails, issues.log) == ([], [])
    assert git(school.remote, "branch", "--list", "reminders-ledger") == ""


def test_mail_secrets_may_lie_in_an_environment_that_other_branches_do_not_see(
    school: GitHub, post: Post, issues: Issues
) -> None:
    school.variables["REMINDERS"] = "on"
    school.environments["mail"], school.secrets = school.secrets, {}
    commit = git(school.desk, "rev-parse", "origin/main")
    git(school.desk, "push", "-q", "origin", "main:edit")
    for send in (False, True):
        runner = Runner(
            school,
            "workflow_dispatch",
            commit,
            int(DAYS[0].timestamp()),
            {"dry-run": not send},
            branch="edit",
        )
        run = runner.workflow("remind.yml")
        assert run.results["remind"] == ("failure" if send else "success"), run.log
        assert "Адреса не заданы" in run.log or "адреса не заданы" in run.log
    assert post.mails == []
    run = reminded(school, DAYS[0])
    assert run.results == ALL_WELL, run.log
    assert [recipient for recipient, _ in post.mails] == [PEOPLE["vtoraya"]]


def test_three_days(school: GitHub, post: Post, issues: Issues) -> None:
    school.variables["REMINDERS"] = "on"

    run = reminded(school, DAYS[0])
    assert run.results == ALL_WELL, run.log
    assert [recipient for recipient, _ in post.mails] == [PEOPLE["vtoraya"]]
    assert [(line["event"], line["day"]) for line in ledger(school)] == [
        *[("intent", "2027-03-03")] * 2,
        ("run", "2027-03-03"),
        *[("sent", "2027-03-03")] * 2,
    ]
    assert issues.log == []

    post.refuse = "451 4.3.0 come back later"
    run = reminded(school, DAYS[1])
    assert run.results == ALL_WELL | {"remind": "failure"}, run.log
    assert issues.log == ["POST /repos/school/plan/issues"]
    assert "Ушли не все письма или не ушло ни одно." in issues.issues[0]["body"]
    assert "@" not in issues.issues[0]["body"]

    post.refuse = None
    run = reminded(school, DAYS[1])
    assert run.results == ALL_WELL, run.log
    assert [recipient for recipient, _ in post.mails] == [PEOPLE["vtoraya"]] * 2
    assert issues.log[1:] == [
        "POST /repos/school/plan/issues/1/comments",
        "PATCH /repos/school/plan/issues/1",
    ]
    assert issues.issues[0]["state"] == "closed"

    before = len(ledger(school))
    run = reminded(school, DAYS[2])
    assert run.results == ALL_WELL, run.log
    assert [(line["event"], line["day"]) for line in ledger(school)[before:]] == [("run", "2027-03-05")]
    assert len(post.mails) == 2

    page = (school.published / "status" / "index.html").read_text("utf-8")
    assert "5 марта 2027" in page
    assert not any(address in run.log for address in PEOPLE.values())


def test_a_ledger_that_is_lost_with_its_witness_stops_the_mail_day_after_day(
    school: GitHub, post: Post, issues: Issues
) -> None:
    """Each run publishes the site, too, which must not forget meanwhile."""
    school.variables["REMINDERS"] = "on"
    run = reminded(school, DAYS[0])
    assert run.results == ALL_WELL, run.log
    for name in ("refs/heads/reminders-ledger", "refs/notes/cyclogram/reminders-ledger"):
        git(school.remote, "update-ref", "-d", name)
    for day in DAYS[1:]:
        run = reminded(school, day)
        assert run.results == ALL_WELL | {"remind": "failure"}, run.log
        assert "напоминания уходили 03.03.2027" in run.log
        status = json.loads((school.published / "data" / "status.json").read_text())
        assert (status, len(post.mails)) == ({"reminded": "2027-03-03"}, 1)


def test_an_error_in_the_schedule_is_told_once_a_day_and_mails_nobody(
    school: GitHub, schedule: str, post: Post, issues: Issues
) -> None:
    school.variables["REMINDERS"] = "on"
    school.push({"schedule.yaml": schedule.replace("2027-03-15", "2027-02-30")})
    run = reminded(school, DAYS[0])
    assert run.results["remind"] == "failure"
    assert post.mails == []
    assert "Письма не отправлены: ошибка в графике" in issues.issues[0]["body"]


def test_the_check_warns_when_reminders_have_stopped(
    school: GitHub, schedule: str, post: Post, issues: Issues
) -> None:
    school.variables["REMINDERS"] = "on"
    reminded(school, DAYS[0])
    later = int((DAYS[0] + timedelta(days=4)).timestamp())
    commit = school.push({"schedule.yaml": f"{schedule}\n"})
    run = Runner(school, "push", commit, later, before=f"{commit}^").workflow("check.yml")
    assert run.results["schedule"] == "success", run.log
    assert [line for line in run.annotations if "title=Напоминания" in line] == [
        "::warning title=Напоминания::Последний раз уходили 03.03.2027. "
        "Откройте Actions → «Напоминания» и, если расписание отключено, нажмите Enable workflow."
    ]
