"""The connection to the mail server: yagmail's, with certificates verified and one login.

yagmail's own sending and retrying, which deliver one mail twice, aren't used.
"""

import contextlib
import smtplib
import socket
import ssl
from typing import Any

import yagmail

from generator.mail.settings import Settings, Tls


class NoConnection(Exception):
    """No mail can go out; the message is for people and holds neither address nor password."""


class WrongLogin(smtplib.SMTPResponseException):
    """The server has refused user or password; no other way of saying them would help."""


class _OneLogin(smtplib.SMTP):
    """smtplib tries a refused password once more by every mechanism that the server offers, and providers
    count the attempts. Only where it refuses the mechanism (RFC 4954, section 6) the next one is tried."""

    def auth(self, mechanism: str, authobject: Any, **how: Any) -> tuple[int, bytes]:
        try:
            return super().auth(mechanism, authobject, **how)
        except smtplib.SMTPAuthenticationError as error:
            if error.smtp_code in UNFIT_MECHANISM:
                raise
            raise WrongLogin(error.smtp_code, error.smtp_error) from None


class _OneLoginOverTls(_OneLogin, smtplib.SMTP_SSL):
    """The same over implicit TLS."""


# "Unrecognized authentication type" and "mechanism is too weak".
UNFIT_MECHANISM = (504, 534)


class Client(yagmail.SMTP):  # type: ignore[misc]
    """yagmail's connection with verified certificates, a timeout, and a login that is done once."""

    smtp: Any

    def __init__(self, settings: Settings) -> None:
        context = ssl.create_default_context()
        tls: dict[Tls, dict[str, Any]] = {
            Tls.SSL: {"smtp_ssl": True, "context": context},
            Tls.STARTTLS: {"smtp_ssl": False, "smtp_starttls": {"context": context}},
            Tls.NONE: {"smtp_ssl": False, "smtp_starttls": False},
        }
        super().__init__(
            user=settings.user,
            password=settings.password,
            host=settings.host,
            port=settings.port,
            smtp_skip_login=settings.password is None,
            soft_email_validation=False,
            timeout=settings.timeout,
            **tls[settings.tls],
        )
        self.set_logging(None)

    @property
    def connection(self) -> type[smtplib.SMTP]:
        return _OneLoginOverTls if self.ssl else _OneLogin

    def login(self) -> None:
        if self.smtp is None:
            super().login()
            assert self.smtp is not None
            self.smtp.ehlo_or_helo_if_needed()
            # The final dot goes alone; without this it waits 40 ms for the text to be acknowledged.
            self.smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self, *, politely: bool = True) -> None:
        """Never raises: all that matters was answered before. A server that was lost is not waited for."""
        smtp, self.smtp, self.is_closed = self.smtp, None, True
        if smtp is None:
            return
        if smtp.sock is not None and politely:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                smtp.sock.settimeout(min(smtp.timeout, 2))
                smtp.quit()
        smtp.close()


def connected(settings: Settings) -> Client:
    """Raises NoConnection, with what to do about it."""
    client = Client(settings)
    try:
        client.login()
    except (OSError, UnicodeError, smtplib.SMTPException) as error:
        client.close()
        raise NoConnection(_explained(error, settings)) from None
    return client


def _explained(error: Exception, settings: Settings) -> str:
    """Why there is no connection, and what to do; server texts may hold addresses and stay out."""
    server = f"{settings.host}:{settings.port}"
    # smtplib turns a reply that never came into a lost connection.
    if isinstance(error.__context__, TimeoutError):
        error = error.__context__
    match error:
        case WrongLogin() | smtplib.SMTPAuthenticationError():
            return (
                f"почтовый сервер {server} не принял логин или пароль (код {error.smtp_code}): проверьте "
                "SMTP_USER и SMTP_PASSWORD; у Яндекса и Gmail нужен пароль приложения"
            )
        case ssl.SSLCertVerificationError():
            reason = error.verify_message
            return f"сертификат сервера {server} не прошёл проверку ({reason}): проверьте SMTP_HOST"
        case ssl.SSLError():
            return f"не удалось установить защищённое соединение с {server}: проверьте SMTP_TLS и SMTP_PORT"
        case smtplib.SMTPNotSupportedError():
            return f"сервер {server} не умеет STARTTLS или вход по паролю: проверьте SMTP_TLS и SMTP_PORT"
        case TimeoutError():
            return f"почтовый сервер {server} не отвечает: проверьте SMTP_HOST, SMTP_PORT и SMTP_TLS"
        case smtplib.SMTPResponseException():
            return f"почтовый сервер {server} не принимает почту (код {error.smtp_code}): попробуйте позже"
        case smtplib.SMTPServerDisconnected():
            return f"почтовый сервер {server} прервал соединение: проверьте SMTP_TLS и SMTP_PORT"
    return f"нет соединения с почтовым сервером {server}: проверьте SMTP_HOST и SMTP_PORT"
