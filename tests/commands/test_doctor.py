import json
import os
import subprocess
import sys
from collections.abc import Callable
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path

import pytest

from generator.cli import main
from tests.commands.test_remind import ROOT, SECRETS, towards
from tests.mail.school import ADDRESSES, SCHOOL
from tests.mail.servers import DROP, PASSWORD, USER, Behaviour, FaultyServer
from tests.mail.test_delivery import always

Doctor = Callable[..., tuple[int, list[str]]]

WORKFLOWS = {
    "check.yml": "cyclogram check",
    "publish.yml": "actions/deploy-pages@v5",
    "remind.yml": "cyclogram remind",
    "request.yml": "python -m generator.github.edit_request.take",
    "new-year.yml": "python -m generator.github.new_year_request build/new-year.md",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A school that has everything but mail settings."""
    (tmp_path / "schedule.yaml").write_text(json.dumps(SCHOOL), "utf-8")
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    for name, step in WORKFLOWS.items():
        (folder / name).write_text(f"- run: {step}\n")
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("SMTP_", "MAIL_", "CONTACTS")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SITE_URL", "https://attestation.example.com/")
    return tmp_path


@pytest.fixture
def doctor(capsys: pytest.CaptureFixture[str]) -> Doctor:
    def run(*arguments: str) -> tuple[int, list[str]]:
        code = main(["doctor", "--today", "2026-11-04", *arguments])
        out, _ = capsys.readouterr()
        assert not any(secret in out for secret in SECRETS)
        return code, out.splitlines()

    return run


def set_up(server: FaultyServer, monkeypatch: pytest.MonkeyPatch, **changes: str) -> None:
    for name, value in {**towards(server), "CONTACTS": json.dumps(ADDRESSES), **changes}.items():
        monkeypatch.setenv(name, value)


def test_all_is_well(project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultyServer() as server:
        set_up(server, monkeypatch)
        code, lines = doctor()
    assert (code, {line[0] for line in lines[:-1]}, lines[-1]) == (0, {"✓"}, "Всё настроено.")


def test_an_empty_environment_is_told_all_that_is_missing(tmp_path: Path) -> None:
    """Not even a schedule, a home or a path."""
    command = [sys.executable, "-m", "generator", "doctor"]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (3, "")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == [
        "✗ График",
        "✗ Почта",
        "✗ Почта",
        "✗ Почта",
        "! Где задать почту",
        "✗ Нет работы на GitHub «проверка правок»",
        "✗ Нет работы на GitHub «публикация сайта»",
        "✗ Нет работы на GitHub «напоминания»",
        "! Нет работы на GitHub «правки через формы»",
        "! Нет работы на GitHub «новый учебный год»",
        "Не хватает",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"CONTACTS": ""}, "✗ Адреса не заданы: создайте файл contacts.yaml со строками «id: адрес» "),
        ({"CONTACTS": "alfa: a@example.org"}, "✗ Нет адреса, напоминания не дойдут: beta, director"),
        ({"CONTACTS": "- a@example.org"}, "✗ Адреса: CONTACTS: не читается ни одна строка"),
        ({"CONTACTS": "alfa: [a@example.org"}, "✗ Адреса: CONTACTS: не читается ни одна строка"),
        ({"SMTP_PORT": "x"}, "✗ Почта: SMTP_PORT — не число от 1 до 65535"),
        ({"SMTP_TLS": "ssl"}, "✗ Почта: не удалось установить защищённое соединение"),
        ({"SITE_URL": "http://localhost/"}, "! Адрес сайта не задан"),
    ],
)
def test_what_is_missing_is_named(
    project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], said: str
) -> None:
    with FaultyServer() as server:
        set_up(server, monkeypatch, **changes)
        code, lines = doctor()
    first = next(line for line in lines if line[0] != "✓")
    assert first.startswith(said)
    assert code == (3 if said[0] == "✗" else 0)


def test_a_line_of_the_contacts_that_cannot_be_read_is_told_and_leaves_that_person_without_an_address(
    project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"{person}: {address}" for person, address in ADDRESSES.items()]
    with FaultyServer() as server:
        set_up(server, monkeypatch, CONTACTS="\n".join(lines).replace("alfa: ", 'alfa: "'))
        code, lines = doctor()
    assert (code, [line for line in lines if line[0] != "✓"]) == (
        3,
        [
            "! Адреса: CONTACTS, строка 3: у «alfa» непонятная запись, строка пропущена; "
            "напишите как alfa: имя@домен.рф",
            "✗ Нет адреса, напоминания не дойдут: alfa",
            "Не хватает: 1.",
        ],
    )


def test_a_wrong_password_is_noticed_and_not_shown(
    project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultyServer(always("AUTH", f"535 not {PASSWORD}")) as server:
        set_up(server, monkeypatch)
        code, lines = doctor()
        assert (code, [line for line in lines if "не принял логин или пароль" in line] != []) == (3, True)
        assert doctor("--offline")[0] == 0


def test_a_year_without_a_decree_is_provisional(
    project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = {**SCHOOL, "school_year": {"start": "2030-09-01", "end": "2031-05-31"}, "teachers": []}
    (project / "schedule.yaml").write_text(json.dumps(later), "utf-8")
    with FaultyServer() as server:
        set_up(server, monkeypatch)
        _, lines = doctor("--today", "2030-11-04")
    assert [line.partition(":")[0] for line in lines if "календарь" in line] == [
        "! Производственный календарь на 2030 год ещё не утверждён",
        "! Производственный календарь на 2031 год ещё не утверждён",
    ]


def test_nobody_to_read_the_summary_is_noticed(
    project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles = [{**SCHOOL["roles"][0], "id": "chief"}, *SCHOOL["roles"][1:]]
    (project / "schedule.yaml").write_text(json.dumps({**SCHOOL, "roles": roles}), "utf-8")
    with FaultyServer() as server:
        set_up(server, monkeypatch)
        code, lines = doctor()
    assert (code, [line[:30] for line in lines if line[0] == "✗"]) == (
        3,
        ["✗ Некому получать сводку: в rol"[:30]],
    )


def test_a_trial_mail_goes_to_the_coordinator_and_to_no_ledger(
    project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    contacts = ADDRESSES | {"zavuch": {"email": ADDRESSES["zavuch"], "name": "Сводкина Полное Именовна"}}
    with FaultyServer() as server:
        set_up(server, monkeypatch, CONTACTS=json.dumps(contacts))
        before = sorted(each.name for each in project.iterdir())
        code, lines = doctor("--test-mail")
    assert (code, lines[-1], sorted(each.name for each in project.iterdir())) == (0, "Всё настроено.", before)
    assert (
        "✓ Пробное письмо ответственному (zavuch): отправлено; проверьте, что оно пришло, и папку «Спам»"
        in lines
    )
    assert server.box.recipients == [ADDRESSES["zavuch"]]
    (message,) = server.box.messages
    raw = message_from_bytes(server.box.mails[0][1])
    headers = {name: str(make_header(decode_header(raw[name]))) for name in HEADERS}
    assert headers == {
        "From": f"{SCHOOL['school']['name']} <{USER}>",
        "To": f"Сводкина Полное Именовна <{ADDRESSES['zavuch']}>",
        "Reply-To": ADDRESSES["zavuch"],
        "Subject": "Проверка почты: письма школы доходят",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<mailto:{ADDRESSES['zavuch']}?subject=unsubscribe>",
    }
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        words = body.get_content()
        assert "почта школы для напоминаний об аттестации работает" in words
        assert SCHOOL["school"]["name"] in words


HEADERS = ("From", "To", "Reply-To", "Subject", "Auto-Submitted", "List-Unsubscribe")


def test_two_trial_mails_are_two(project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultyServer() as server:
        set_up(server, monkeypatch)
        doctor("--test-mail")
        doctor("--test-mail")
    assert len({message["Message-ID"] for message in server.box.messages}) == 2


TO_ZAVUCH = "✗ Пробное письмо ответственному (zavuch): "
NOT_SENT = "✗ Пробное письмо не отправлено: "
NOBODY = json.dumps({key: value for key, value in ADDRESSES.items() if key != "zavuch"})


@pytest.mark.parametrize(
    ("behaviour", "changes", "said"),
    [
        (
            always("RCPT", "550 no such user"),
            {},
            f"{TO_ZAVUCH}почтовый сервер отказался его принять: проверьте адрес в CONTACTS (код 550)",
        ),
        (
            always("RCPT", "451 later"),
            {},
            f"{TO_ZAVUCH}почтовый сервер пока не принял его: повторите позже (код 451)",
        ),
        (
            always("DOT", DROP),
            {},
            f"{TO_ZAVUCH}связь оборвалась, неизвестно, дошло ли: повторите",
        ),
        (always("AUTH", "535 no"), {}, f"{NOT_SENT}нет связи с почтовым сервером"),
        (None, {"CONTACTS": NOBODY}, f"{NOT_SENT}у ответственного (zavuch) нет адреса в CONTACTS"),
        (None, {"CONTACTS": ""}, f"{NOT_SENT}у ответственного (zavuch) нет адреса в CONTACTS"),
        (None, {"CONTACTS": "[]"}, f"{NOT_SENT}сначала исправьте то, что названо выше"),
        (None, {"SMTP_HOST": ""}, f"{NOT_SENT}сначала исправьте то, что названо выше"),
    ],
)
def test_a_trial_mail_that_did_not_go_out_says_why(
    project: Path,
    doctor: Doctor,
    monkeypatch: pytest.MonkeyPatch,
    behaviour: Behaviour | None,
    changes: dict[str, str],
    said: str,
) -> None:
    with FaultyServer(*[behaviour] if behaviour else ()) as server:
        set_up(server, monkeypatch, **changes)
        code, lines = doctor("--test-mail")
    assert (code, [line for line in lines if "робное письмо" in line]) == (3, [said])


def test_without_a_coordinator_there_is_nobody_to_mail(
    project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles = [{**SCHOOL["roles"][0], "id": "chief"}, *SCHOOL["roles"][1:]]
    (project / "schedule.yaml").write_text(json.dumps({**SCHOOL, "roles": roles}), "utf-8")
    with FaultyServer() as server:
        set_up(server, monkeypatch)
        _, lines = doctor("--test-mail")
    assert f"{NOT_SENT}ответственный за аттестацию не назначен" in lines
    assert server.box.mails == []


def test_a_slip_in_the_own_template_of_the_trial_mail_is_told_and_nothing_is_sent(
    project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = project / "site_templates" / "mail"
    own.mkdir(parents=True)
    (own / "trial.html").write_text("{{ mail.nothing }}")
    with FaultyServer() as server:
        set_up(server, monkeypatch)
        code, lines = doctor("--test-mail")
    assert (code, [line.partition(", не получается")[0] for line in lines if line[0] != "✓"]) == (
        3,
        [f"{NOT_SENT}шаблон trial.html, строка 1", "Не хватает: 1."],
    )
    assert server.box.mails == []


@pytest.mark.parametrize(
    ("place", "file", "purpose"),
    [(-3, "request.yml", "правки через формы"), (-2, "new-year.yml", "новый учебный год")],
)
def test_the_setting_that_opening_requests_needs_is_named(
    place: int, file: str, purpose: str, project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultyServer() as server:
        set_up(server, monkeypatch)
        _, lines = doctor()
    assert lines[place] == (
        f"✓ Работа на GitHub «{purpose}» есть: для неё отметьте Settings → Actions → General → "
        "Workflow permissions → Allow GitHub Actions to create and approve pull requests. Без отметки работа "
        "назовёт её сама (GitHub отвечает 403)"
    )
    (project / ".github" / "workflows" / file).unlink()
    with FaultyServer() as server:
        set_up(server, monkeypatch)
        code, lines = doctor()
    assert (code, lines[place][0]) == (0, "!")


def test_a_school_that_calls_the_programs_workflows_has_them(
    project: Path, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project / ".github" / "workflows"
    for name in WORKFLOWS:
        (folder / name).write_text(f"    uses: OWNER/REPO/.github/workflows/{name}@TAG\n")
    with FaultyServer() as server:
        set_up(server, monkeypatch)
        code, lines = doctor()
    assert (code, [line[0] for line in lines[-6:-1]]) == (0, ["✓"] * 5)
    (folder / "remind.yml").unlink()
    with FaultyServer() as server:
        set_up(server, monkeypatch)
        code, lines = doctor()
    assert (code, [line[0] for line in lines[-6:-1]]) == (3, ["✓", "✓", "✗", "✓", "✓"])
