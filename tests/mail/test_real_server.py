"""Mails of a school year by way of a real server, Debian's exim: what went in comes out."""

from collections.abc import Callable
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path

import pytest
import trustme

from generator.ledger.lines import EventKind
from generator.mail.connection import NoConnection
from generator.mail.delivery import Delivery, Mailer
from generator.mail.settings import Settings, Tls
from generator.mail.subjects import subject
from tests.mail.composing import composer_of
from tests.mail.exim import real_server
from tests.mail.servers import PASSWORD, USER
from tests.mail.year import mails_of_a_year, sample


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    found = trustme.CA()
    found.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return found


def settings(port: int, tls: Tls, password: str = PASSWORD) -> Settings:
    return Settings("localhost", port, USER, password, tls, timeout=30)


@pytest.mark.parametrize(("tls", "most"), [(Tls.STARTTLS, None), (Tls.SSL, 3)])
def test_every_subject_of_a_year_arrives_with_its_mail_as_it_was_written(
    needs_tool: Callable[[str], str], authority: trustme.CA, tls: Tls, most: int | None
) -> None:
    by_subject = {subject(agenda, mail): (agenda, mail) for agenda, mail in mails_of_a_year(sample())}
    subjects, mails = {}, []
    for shown, (agenda, mail) in list(by_subject.items())[:most]:
        addresses = {person: f"{person}@example.org" for person in agenda.schedule.people}
        mails.append((addresses[mail.person], composer_of(agenda, addresses).composed(mail)))
        subjects[mail.message_id] = shown
    with real_server(needs_tool("exim4"), authority, tls) as exim:
        mailer = Mailer(settings(exim.port, tls))
        outcomes = {mailer.deliver(recipient, message) for recipient, message in mails}
        mailer.close()
        arrived = exim.deliver()
    assert outcomes == {Delivery(EventKind.SENT, 250)}
    # The server's own lines come first, and line ends are the mailbox's.
    written = {message.replace(b"\r\n", b"\n") for _, message in mails}
    assert {b"From: " + each.partition(b"\nFrom: ")[2] for each in arrived} == written
    assert len(arrived) == len(mails)
    parsed = [message_from_bytes(each) for each in arrived]
    assert {
        each["Message-ID"]: str(make_header(decode_header(each["Subject"]))) for each in parsed
    } == subjects


def test_a_wrong_password_is_refused(needs_tool: Callable[[str], str], authority: trustme.CA) -> None:
    with real_server(needs_tool("exim4"), authority, Tls.STARTTLS) as exim:
        mailer = Mailer(settings(exim.port, Tls.STARTTLS, "wrong"))
        with pytest.raises(NoConnection, match="не принял логин или пароль"):
            mailer.connect()
        assert exim.deliver() == []
