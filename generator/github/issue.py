"""The one issue that tells the coordinator that reminders don't go out as they should.

Pure: from how the run ended and the issue that is open, what to do about it. An issue says what
happened and what to do, and never to whom a mail didn't get: issues are public.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LABEL = "reminders"
TITLE = "Напоминания: нужна помощь"
_MARK = "<!-- cyclogram: {} -->"
_MARKED = re.compile(r"\A<!-- cyclogram: (\w+) -->")


class Trouble(StrEnum):
    """What went wrong; the value is kept in the issue."""

    SCHEDULE = "schedule"
    SETTINGS = "settings"
    UNDELIVERED = "undelivered"
    BROKEN = "broken"
    PUBLISH = "publish"


_BY_EXIT_CODE = {"1": Trouble.SCHEDULE, "2": Trouble.SETTINGS, "3": Trouble.UNDELIVERED}

_WHAT = {
    Trouble.SCHEDULE: "Письма не отправлены: ошибка в графике или в шаблоне письма, либо повреждён "
    "журнал отправки.",
    Trouble.SETTINGS: "Письма не отправлены: не хватает настройки или она неверна.",
    Trouble.UNDELIVERED: "Ушли не все письма или не ушло ни одно.",
    Trouble.BROKEN: "Запуск оборвался раньше, чем стало ясно, ушли ли письма.",
    Trouble.PUBLISH: "Письма отправлены, но сайт не обновился.",
}
_DO = {
    Trouble.SCHEDULE: "Откройте журнал запуска: там названа строка графика или другое место. Исправьте там "
    "ошибку, и письма уйдут при следующем запуске. Если назван журнал отправки, не удаляйте ничего и "
    "запустите Actions → «Восстановить журнал отправки».",
    Trouble.SETTINGS: "Откройте журнал запуска: там названа настройка. CONTACTS — это адреса, SMTP_… — "
    "почтовый ящик. Поправьте её в Settings → Secrets and variables → Actions.",
    Trouble.UNDELIVERED: "Откройте журнал запуска: там сказано, кому и почему. Если почта не работала "
    "временно, ничего делать не нужно: письма уйдут при следующем запуске. Если сервер не принял адрес или "
    "строка непонятна или её нет, исправьте секрет CONTACTS. Если сервер не принял пароль, положите новый "
    "пароль приложения в секрет SMTP_PASSWORD.",
    Trouble.BROKEN: "Запустите ещё раз кнопкой Re-run jobs в журнале запуска. Дважды письма не уйдут.",
    Trouble.PUBLISH: "Откройте журнал запуска. Чаще всего помогает Re-run failed jobs.",
}


@dataclass(frozen=True, slots=True)
class Issue:
    number: int
    trouble: str


@dataclass(frozen=True, slots=True)
class Request:
    """A call of GitHub's REST API, below `/repos/OWNER/NAME`."""

    method: str
    path: str
    body: Mapping[str, Any]


def trouble_of(remind: str, code: str, publish: str) -> Trouble | None:
    """From the results of the jobs (`success`, `failure`, `cancelled`) and the exit code, "" if none."""
    if remind != "success":
        return _BY_EXIT_CODE.get(code, Trouble.BROKEN)
    return Trouble.PUBLISH if publish in ("failure", "cancelled") else None


def open_issue(issues: Iterable[Mapping[str, Any]]) -> Issue | None:
    """The issue opened by an earlier run, among those with the label; the oldest of several."""
    found = [
        Issue(each["number"], mark[1])
        for each in issues
        if "pull_request" not in each and (mark := _MARKED.match(each.get("body") or ""))
    ]
    return min(found, key=lambda issue: issue.number, default=None)


def requests(issue: Issue | None, trouble: Trouble | None, run_url: str, mention: str) -> list[Request]:
    """A comment, which GitHub mails, only for news: the same trouble day after day updates the text."""
    if trouble is None:
        return _close(issue, run_url) if issue else []
    body = issue_body(trouble, run_url, mention)
    if issue is None:
        return [Request("POST", "/issues", {"title": TITLE, "body": body, "labels": [LABEL]})]
    found = [Request("PATCH", f"/issues/{issue.number}", {"body": body})]
    if issue.trouble != trouble:
        found.append(_comment(issue, f"Теперь причина другая. {_WHAT[trouble]}"))
    return found


def _close(issue: Issue, run_url: str) -> list[Request]:
    closed = {"state": "closed", "state_reason": "completed"}
    return [
        _comment(issue, f"Всё снова в порядке: {run_url}"),
        Request("PATCH", f"/issues/{issue.number}", closed),
    ]


def _comment(issue: Issue, text: str) -> Request:
    return Request("POST", f"/issues/{issue.number}/comments", {"body": text})


def issue_body(trouble: Trouble, run_url: str, mention: str) -> str:
    whom = f"@{mention}, посмотрите, пожалуйста.\n\n" if _is_login(mention) else ""
    return (
        f"{_MARK.format(trouble)}\n{whom}"
        f"**Что случилось.** {_WHAT[trouble]}\n\n**Что сделать.** {_DO[trouble]}\n\n"
        f"Журнал последнего запуска: {run_url}\n\n"
        "Задача закроется сама, как только напоминания снова уйдут без ошибок."
    )


def _is_login(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9](-?[A-Za-z0-9]){0,38}", text) is not None
