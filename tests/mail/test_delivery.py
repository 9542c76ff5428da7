"""Every outcome against real sockets; certificates against an authority of this test's own."""

import smtplib
import socket
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from generator.ledger.lines import EventKind
from generator.mail.connection import NoConnection
from generator.mail.delivery import Delivery, Mailer, _early_reply
from generator.mail.settings import Settings, Tls
from tests.mail.servers import DROP, HANG, PASSWORD, USER, Behaviour, FaultyServer, honest_server

MESSAGE = b"Subject: hello\r\n\r\nfirst\r\n.second\r\n..third\r\n"


@contextmanager
def mailer(
    port: int, tls: Tls = Tls.NONE, password: str = PASSWORD, host: str = "127.0.0.1"
) -> Iterator[Mailer]:
    found = Mailer(Settings(host, port, USER, password, tls, timeout=5))
    try:
        yield found
    finally:
        found.close()


def only(stage: str, reply: str, times: int = 0) -> Behaviour:
    """Fails the first time (or that one) a stage is reached, and is honest then."""
    return lambda found, before: reply if (found, before) == (stage, times) else None


def always(stage: str, reply: str) -> Behaviour:
    return lambda found, before: reply if found == stage else None


def outcomes(
    behaviour: Behaviour, mails: int = 2, message: bytes = MESSAGE
) -> tuple[list[Delivery], list[str]]:
    """What the mailer says of each mail, and which ones the server has."""
    with FaultyServer(behaviour) as server, mailer(server.port) as found:
        found.connect()
        said = [found.deliver(f"{number}@example.org", message) for number in range(mails)]
        return said, server.box.recipients


SENT = Delivery(EventKind.SENT, 250)
BOTH = ["0@example.org", "1@example.org"]


@pytest.mark.parametrize(
    ("behaviour", "first", "taken"),
    [
        (only("RCPT", "550 no such user"), Delivery(EventKind.REFUSED, 550), BOTH[1:]),
        (only("RCPT", "451 try later"), Delivery(EventKind.DEFERRED, 451), BOTH[1:]),
        (only("RCPT", "421 closing"), Delivery(EventKind.DEFERRED, 421), BOTH[1:]),
        (only("RCPT", DROP), Delivery(EventKind.DEFERRED), BOTH[1:]),
        (only("DATA", "554 no"), Delivery(EventKind.REFUSED, 554), BOTH[1:]),
        (only("DATA", "452 full"), Delivery(EventKind.DEFERRED, 452), BOTH[1:]),
        (only("DATA", DROP), Delivery(EventKind.DEFERRED), BOTH[1:]),
        (only("DOT", "552 too big"), Delivery(EventKind.REFUSED, 552), BOTH[1:]),
        (only("DOT", "451 later"), Delivery(EventKind.DEFERRED, 451), BOTH[1:]),
        (only("DOT", "421 closing"), Delivery(EventKind.DEFERRED, 421), BOTH[1:]),
        (only("DOT", DROP), Delivery(EventKind.UNKNOWN), BOTH),
        (only("DOT", "what?"), Delivery(EventKind.UNKNOWN), BOTH),
        (only("DOT", "199 and?"), Delivery(EventKind.UNKNOWN), BOTH[1:]),
        (only("DOT", "200 taken"), Delivery(EventKind.SENT, 200), BOTH),
        (only("DOT", "299 taken"), Delivery(EventKind.SENT, 299), BOTH),
        (only("DOT", "300 and?"), Delivery(EventKind.UNKNOWN), BOTH[1:]),
        (only("DOT", "399 and?"), Delivery(EventKind.UNKNOWN), BOTH[1:]),
        (only("DOT", "400 later"), Delivery(EventKind.DEFERRED, 400), BOTH[1:]),
        (only("DOT", "499 later"), Delivery(EventKind.DEFERRED, 499), BOTH[1:]),
        (only("DOT", "500 no"), Delivery(EventKind.REFUSED, 500), BOTH[1:]),
        (only("DOT", "599 no"), Delivery(EventKind.REFUSED, 599), BOTH[1:]),
        (only("DOT", "600 what?"), Delivery(EventKind.UNKNOWN), BOTH[1:]),
        (only("RCPT", "251 forwarded"), SENT, BOTH),
        (only("RCPT", "252 perhaps"), Delivery(EventKind.DEFERRED, 252), BOTH[1:]),
        (only("RCPT", "399 and?"), Delivery(EventKind.DEFERRED, 399), BOTH[1:]),
        (only("RCPT", "400 later"), Delivery(EventKind.DEFERRED, 400), BOTH[1:]),
        (only("RCPT", "600 what?"), Delivery(EventKind.DEFERRED, 600), BOTH[1:]),
        (only("MAIL", "421 idle too long"), SENT, BOTH),
        (only("MAIL", DROP), SENT, BOTH),
        (only("MAIL", "451 not now"), Delivery(EventKind.DEFERRED, 451), BOTH[1:]),
        (only("MAIL", "553 sender refused"), Delivery(EventKind.DEFERRED, 553), BOTH[1:]),
    ],
)
def test_every_fault_has_its_outcome_and_the_next_mail_goes_out(
    behaviour: Behaviour, first: Delivery, taken: list[str]
) -> None:
    assert outcomes(behaviour) == ([first, SENT], taken)


def test_a_connection_lost_amid_the_text_is_no_delivery() -> None:
    """More text than any buffer holds, so that the loss is noticed while it is sent."""
    large = b"Subject: x\r\n\r\n" + b"0123456789\r\n" * 1_000_000
    assert outcomes(only("BODY", DROP), 1, large) == ([Delivery(EventKind.DEFERRED)], [])


def test_a_silent_server_after_the_dot_leaves_it_unknown() -> None:
    with FaultyServer(only("DOT", HANG)) as server:
        found = Mailer(Settings("127.0.0.1", server.port, USER, PASSWORD, Tls.NONE, timeout=0.2))
        assert found.deliver("0@example.org", MESSAGE) == Delivery(EventKind.UNKNOWN)
        found.close()


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ("499 later", EventKind.DEFERRED),
        ("500 no", EventKind.REFUSED),
        ("554 too much", EventKind.REFUSED),
        ("599 no", EventKind.REFUSED),
    ],
)
def test_a_server_that_answers_before_the_dot_has_not_taken_the_mail(reply: str, kind: EventKind) -> None:
    said, taken = outcomes(only("BODY", reply), 1)
    assert (said[0].kind, taken) == (kind, [])


@pytest.fixture
def line() -> Iterator[tuple[smtplib.SMTP, socket.socket]]:
    """A client amid a mail and the server's end: what was said is there when the client looks."""
    client, server = socket.socketpair()
    smtp = smtplib.SMTP()
    smtp.sock = client
    with client, server:
        yield smtp, server


def test_a_server_that_waits_for_the_dot_has_said_nothing(line: tuple[smtplib.SMTP, socket.socket]) -> None:
    assert _early_reply(line[0]) is None


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        (b"250 taken", EventKind.DEFERRED),
        (b"499 later", EventKind.DEFERRED),
        (b"500 no", EventKind.REFUSED),
        (b"599 no", EventKind.REFUSED),
        (b"600 what?", EventKind.DEFERRED),
    ],
)
def test_what_a_server_says_before_the_dot_is_noticed(
    line: tuple[smtplib.SMTP, socket.socket], reply: bytes, what: EventKind
) -> None:
    smtp, server = line
    server.sendall(reply + b"\r\n")
    assert _early_reply(smtp) == Delivery(what)
    smtp.close()


def test_a_server_that_hangs_up_before_the_dot_is_noticed(line: tuple[smtplib.SMTP, socket.socket]) -> None:
    smtp, server = line
    server.close()
    with pytest.raises(smtplib.SMTPServerDisconnected):
        _early_reply(smtp)


def at(stage: str, reply: str, times: Collection[int]) -> Behaviour:
    return lambda found, before: reply if found == stage and before in times else None


LOST, REFUSED = Delivery(EventKind.DEFERRED), Delivery(EventKind.REFUSED, 554)


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ({0, 1}, [LOST, LOST, SENT, SENT, SENT]),
        ({0, 1, 3, 4}, [LOST, LOST, SENT, LOST, LOST, SENT]),
        ({0, 1, 3, 4, 5}, [LOST, LOST, SENT, LOST, LOST, LOST, LOST]),
        ({0, 1, 2}, [LOST, LOST, LOST, LOST, LOST]),
    ],
)
def test_a_server_that_is_lost_three_times_in_a_row_is_left_alone(
    lost: set[int], said: list[Delivery]
) -> None:
    assert outcomes(at("RCPT", DROP, lost), len(said))[0] == said


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (set(range(9)), [REFUSED] * 9 + [SENT] * 3),
        (set(range(19)) - {9}, [REFUSED] * 9 + [SENT] + [REFUSED] * 9 + [SENT]),
        (set(range(20)) - {9}, [REFUSED] * 9 + [SENT] + [REFUSED] * 10 + [LOST]),
        (set(range(10)), [REFUSED] * 10 + [LOST] * 2),
    ],
)
def test_a_server_that_refuses_ten_in_a_row_refuses_the_sender(
    refused: set[int], said: list[Delivery]
) -> None:
    assert outcomes(at("DOT", "554 looks like spam", refused), len(said))[0] == said


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return authority


@pytest.mark.parametrize("tls", [Tls.SSL, Tls.STARTTLS])
def test_many_mails_go_out_by_one_login_over_verified_tls(trusted: trustme.CA, tls: Tls) -> None:
    with honest_server(trusted, tls=tls) as (port, box), mailer(port, tls, host="localhost") as found:
        assert [found.deliver(f"{number}@example.org", MESSAGE) for number in range(5)] == [SENT] * 5
    assert (box.logins, len(box.mails)) == (1, 5)


def test_a_text_without_a_last_line_end_gets_one(trusted: trustme.CA) -> None:
    with honest_server(trusted) as (port, box), mailer(port, Tls.SSL, host="localhost") as found:
        assert found.deliver("0@example.org", MESSAGE.removesuffix(b"\r\n")) == SENT
    assert box.mails == [("0@example.org", MESSAGE)]


def test_a_refused_recipient_leaves_nothing_behind(trusted: trustme.CA) -> None:
    """A server takes no second MAIL before the first has ended (RFC 5321, section 4.1.1.2)."""
    with honest_server(trusted) as (port, box), mailer(port, Tls.SSL, host="localhost") as found:
        said = [found.deliver(f"{name}@example.org", MESSAGE) for name in ("nobody", "0")]
    assert (said, box.recipients) == ([Delivery(EventKind.REFUSED, 550), SENT], ["0@example.org"])


def test_lines_that_begin_with_a_dot_arrive_as_they_are(trusted: trustme.CA) -> None:
    with honest_server(trusted) as (port, box), mailer(port, Tls.SSL, host="localhost") as found:
        found.deliver("0@example.org", MESSAGE)
    assert box.mails == [("0@example.org", MESSAGE)]


def refusal(port: int, tls: Tls = Tls.SSL, password: str = PASSWORD) -> str:
    with mailer(port, tls, password, host="localhost") as found, pytest.raises(NoConnection) as raised:
        found.connect()
    return str(raised.value).replace(str(port), "PORT")


def test_a_wrong_password_stops_at_once_and_is_not_shown(trusted: trustme.CA) -> None:
    with honest_server(trusted) as (port, _):
        said = refusal(port, password="wrong-secret")
    assert said == (
        "почтовый сервер localhost:PORT не принял логин или пароль (код 535): проверьте SMTP_USER и "
        "SMTP_PASSWORD; у Яндекса и Gmail нужен пароль приложения"
    )


@pytest.mark.parametrize("tls", [Tls.SSL, Tls.STARTTLS])
def test_a_wrong_password_costs_one_attempt_of_those_that_a_provider_counts(
    trusted: trustme.CA, tls: Tls
) -> None:
    """The server offers LOGIN and PLAIN; the second would fail as the first did."""
    with honest_server(trusted, tls=tls) as (port, box):
        refusal(port, tls, password="wrong-secret")
    assert (box.attempts, box.logins) == (1, 0)


@pytest.mark.parametrize("code", [504, 534])
def test_a_mechanism_that_a_server_does_not_take_costs_nothing(code: int) -> None:
    """It offers PLAIN and LOGIN, and takes only the second."""

    def behaviour(stage: str, times: int) -> str | None:
        if stage == "EHLO":
            return "250-here\r\n250 AUTH PLAIN LOGIN"
        return f"{code} not this one" if stage == "AUTH" and not times else None

    with FaultyServer(behaviour) as server, mailer(server.port) as found:
        found.connect()
        assert found.deliver("0@example.org", MESSAGE).kind is EventKind.SENT


@pytest.mark.parametrize("tls", [Tls.SSL, Tls.STARTTLS])
def test_an_expired_certificate_is_refused(trusted: trustme.CA, tls: Tls) -> None:
    with honest_server(trusted, tls=tls, not_after=datetime(2020, 1, 1, tzinfo=UTC)) as (port, _):
        said = refusal(port, tls)
    assert "сертификат сервера localhost:PORT не прошёл проверку (certificate has expired)" in said


def test_a_certificate_for_another_host_is_refused(trusted: trustme.CA) -> None:
    with honest_server(trusted, name="mail.example.org") as (port, _):
        assert "Hostname mismatch" in refusal(port)


def test_a_certificate_of_an_unknown_authority_is_refused(authority: trustme.CA) -> None:
    with honest_server(authority) as (port, _):
        assert "сертификат сервера localhost:PORT не прошёл проверку" in refusal(port)


def test_without_starttls_nothing_goes_out_in_the_clear(trusted: trustme.CA) -> None:
    with FaultyServer() as server:
        assert refusal(server.port, Tls.STARTTLS).startswith("сервер localhost:PORT не умеет STARTTLS")
    assert server.box.mails == []


def test_tls_towards_a_plain_server_says_what_to_check() -> None:
    with FaultyServer() as server:
        assert refusal(server.port) == (
            "не удалось установить защищённое соединение с localhost:PORT: проверьте SMTP_TLS и SMTP_PORT"
        )


def test_a_silent_server_says_what_to_check() -> None:
    with FaultyServer(always("CONNECT", HANG)) as server:
        found = Mailer(Settings("127.0.0.1", server.port, USER, PASSWORD, Tls.NONE, timeout=0.2))
        with pytest.raises(NoConnection, match="не отвечает"):
            found.connect()


def test_no_server_at_all_says_what_to_check() -> None:
    with FaultyServer() as server:
        port = server.port
    assert (
        refusal(port, Tls.NONE)
        == "нет соединения с почтовым сервером localhost:PORT: проверьте SMTP_HOST и SMTP_PORT"
    )


@pytest.mark.parametrize(
    ("stage", "reply", "said"), [("CONNECT", "554 go away", "код 554"), ("EHLO", DROP, "прервал")]
)
def test_an_unfriendly_server_says_what_to_check(stage: str, reply: str, said: str) -> None:
    with FaultyServer(always(stage, reply)) as server:
        assert said in refusal(server.port, Tls.NONE)
