"""How mail goes out, from the environment; what is missing or wrong is said for people, without secrets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address

from generator.mail.contacts import normal_address
from generator.wording.text import one_line

NAMES = ("SMTP_HOST", "SMTP_PORT", "SMTP_USER", "SMTP_PASSWORD", "SMTP_TLS", "MAIL_FROM_NAME", "SMTP_TIMEOUT")


class Tls(StrEnum):
    """How the connection is protected: from the start, after a greeting, or (on this machine) not at all."""

    SSL = "ssl"
    STARTTLS = "starttls"
    NONE = "none"


PORTS = {Tls.SSL: 465, Tls.STARTTLS: 587, Tls.NONE: 25}


@dataclass(frozen=True, slots=True)
class Settings:
    """A mailbox and its server.

    `user` is the login, the sender and the From address in one, as providers demand. `password` is None
    only towards loopback without TLS; `timeout` is in seconds, for every step.
    """

    host: str
    port: int
    user: str
    password: str | None = field(repr=False)
    tls: Tls
    from_name: str | None = None
    timeout: float = 60


class BadSettings(Exception):
    """Settings that are missing or wrong; `problems` are sentences for people, one for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises BadSettings with everything that is missing or wrong at once."""
    given = {name: environment.get(name, "").strip() for name in NAMES}
    problems: list[str] = []
    host = _host(given["SMTP_HOST"], problems)
    tls = _tls(given["SMTP_TLS"], host, problems)
    user = _user(given["SMTP_USER"], problems)
    password = _password(environment.get("SMTP_PASSWORD", ""), problems, needed=tls is not Tls.NONE)
    port = _number(given["SMTP_PORT"], "SMTP_PORT", PORTS[tls], 65535, problems)
    timeout = _number(given["SMTP_TIMEOUT"], "SMTP_TIMEOUT", 60, 600, problems)
    if problems:
        raise BadSettings(problems)
    return Settings(host, port, user, password, tls, one_line(given["MAIL_FROM_NAME"]) or None, timeout)


def _host(text: str, problems: list[str]) -> str:
    if not text:
        problems.append("не задан SMTP_HOST: адрес почтового сервера, например smtp.example.org")
    elif not re.fullmatch(r"[A-Za-z0-9.:-]{1,253}", text) or ".." in text or text.startswith("."):
        problems.append("SMTP_HOST — не имя сервера: напишите только имя, например smtp.example.org")
    return text


def _password(text: str, problems: list[str], *, needed: bool) -> str | None:
    """It may begin or end with a space, and a secret often ends with a line break."""
    secret = text.strip("\r\n")
    password = secret if secret.strip() else None
    if password is None and needed:
        problems.append("не задан SMTP_PASSWORD: пароль почты (у Яндекса и Gmail — пароль приложения)")
    if password and not password.isascii():
        problems.append("в SMTP_PASSWORD русские буквы: наберите пароль заново в латинской раскладке")
    return password


def _tls(text: str, host: str, problems: list[str]) -> Tls:
    try:
        tls = Tls(text.casefold() or Tls.SSL)
    except ValueError:
        problems.append("SMTP_TLS должен быть ssl, starttls или none")
        return Tls.SSL
    if tls is Tls.NONE and not is_loopback(host):
        problems.append(
            "SMTP_TLS=none разрешено только для сервера на этой же машине: напишите ssl или starttls"
        )
    return tls


def is_loopback(host: str) -> bool:
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _user(text: str, problems: list[str]) -> str:
    if not text:
        problems.append("не задан SMTP_USER: адрес, с которого уходят письма")
        return ""
    user = normal_address(text)
    if user is None:
        problems.append("SMTP_USER — не адрес почты: напишите полностью, с собакой и доменом")
    return user or ""


def _number(text: str, name: str, default: int, largest: int, problems: list[str]) -> int:
    if not text:
        return default
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= largest:
        problems.append(f"{name} — не число от 1 до {largest}")
        return default
    return int(text)
