"""SMTP, step by step, so that what happened to a mail is known: one connection and one login for all."""

import contextlib
import re
import select
import smtplib
import ssl
from dataclasses import dataclass

from generator.ledger.lines import EventKind
from generator.mail.connection import Client, NoConnection, connected
from generator.mail.settings import Settings

# So many in a row mean that the server is gone, or refuses the sender and not the recipients.
LOST_IN_A_ROW = 3
REFUSED_IN_A_ROW = 10

# Replies after which the connection is of no use: none at all, and "closing" (RFC 5321, section 3.8).
LOST = (None, 421)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a mail; `code` is the server's reply, None where the connection was lost."""

    kind: EventKind
    code: int | None = None


class Mailer:
    """The way to the mail server: one mail after the other; a lost connection is opened again."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client: Client | None = None
        self._lost = 0
        self._refused = 0

    def connect(self) -> None:
        """Raises NoConnection, with what to do about it."""
        self._client = connected(self._settings)

    def close(self, *, politely: bool = True) -> None:
        if self._client is not None:
            self._client.close(politely=politely)
            self._client = None

    def deliver(self, recipient: str, message: bytes) -> Delivery:
        """`message` has CRLF line ends. Never raises: trouble is an outcome."""
        if self._lost >= LOST_IN_A_ROW or self._refused >= REFUSED_IN_A_ROW:
            return Delivery(EventKind.DEFERRED)
        code = self._begin()
        if code == 250:
            assert self._client is not None
            delivery = _transaction(self._client.smtp, recipient, message)
        else:
            delivery = Delivery(EventKind.DEFERRED, code)
        self._refused = self._refused + 1 if delivery.kind is EventKind.REFUSED else 0
        self._lost = self._lost + 1 if code != 250 or delivery.code in LOST else 0
        if delivery.code in LOST:
            self.close(politely=False)
        return delivery

    def _begin(self) -> int | None:
        """The reply to MAIL; a connection that went stale since the last mail is opened again."""
        had_one = self._client is not None
        code = self._mail()
        if had_one and code in LOST:
            self.close(politely=False)
            code = self._mail()
        return code

    def _mail(self) -> int | None:
        try:
            if self._client is None:
                self.connect()
            assert self._client is not None
            code: int = self._client.smtp.mail(self._settings.user)[0]
        except NoConnection:
            # The server refused the login, or isn't there any more: trying on would only annoy it.
            self._lost = LOST_IN_A_ROW
            return None
        except (OSError, UnicodeError, smtplib.SMTPException):
            return None
        return code


def _transaction(smtp: smtplib.SMTP, recipient: str, message: bytes) -> Delivery:
    """RCPT, DATA, the text, the final dot (RFC 5321, section 3.3), behind an accepted MAIL.

    Only from the dot on may the server have taken the mail over (section 4.2.5), so a connection
    lost before it is certainly no delivery, and lost after it nobody knows.
    """
    try:
        early = _refusal(smtp, recipient)
        if early is None:
            smtp.send(_stuffed(message))
            early = _early_reply(smtp)
    except (OSError, smtplib.SMTPException):
        return Delivery(EventKind.DEFERRED)
    if early:
        return early
    try:
        smtp.send(b".\r\n")
        code, _ = smtp.getreply()
    except (OSError, smtplib.SMTPException):
        return Delivery(EventKind.UNKNOWN)
    return _outcome(code) if 200 <= code <= 299 or 400 <= code <= 599 else Delivery(EventKind.UNKNOWN)


def _refusal(smtp: smtplib.SMTP, recipient: str) -> Delivery | None:
    code, _ = smtp.rcpt(recipient)
    if code in (250, 251):
        code, _ = smtp.docmd("DATA")
        if code == 354:
            return None
    if code not in LOST:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            smtp.rset()
    return _outcome(code) if code >= 400 else Delivery(EventKind.DEFERRED, code)


def _outcome(code: int) -> Delivery:
    """RFC 5321, section 4.2.1: 2yz is done, 5yz is for good, 4yz for now; anything else is no promise."""
    if 200 <= code <= 299:
        return Delivery(EventKind.SENT, code)
    return Delivery(EventKind.REFUSED if 500 <= code <= 599 else EventKind.DEFERRED, code)


def _early_reply(smtp: smtplib.SMTP) -> Delivery | None:
    """A server that answers or hangs up before the dot has not taken the mail."""
    sock = smtp.sock
    assert sock is not None
    pending = sock.pending() if isinstance(sock, ssl.SSLSocket) else 0
    if not pending and not select.select([sock], [], [], 0)[0]:
        return None
    code, _ = smtp.getreply()
    return Delivery(EventKind.REFUSED if 500 <= code <= 599 else EventKind.DEFERRED)


def _stuffed(message: bytes) -> bytes:
    """RFC 5321, section 4.5.2; the text ends with a line break, and the dot follows."""
    ended = message if message.endswith(b"\r\n") else message + b"\r\n"
    return re.sub(rb"^\.", b"..", ended, flags=re.MULTILINE)
