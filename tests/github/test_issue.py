"""From how the run ended and the issue that is open: what is asked of GitHub."""

from typing import Any

import pytest

from generator.github.issue import (
    LABEL,
    TITLE,
    Issue,
    Request,
    Trouble,
    issue_body,
    open_issue,
    requests,
    trouble_of,
)

RUN = "https://github.example/school/plan/actions/runs/7"


@pytest.mark.parametrize(
    ("remind", "code", "publish", "trouble"),
    [
        ("success", "0", "success", None),
        ("success", "0", "skipped", None),
        ("success", "0", "failure", Trouble.PUBLISH),
        ("success", "0", "cancelled", Trouble.PUBLISH),
        ("failure", "1", "success", Trouble.SCHEDULE),
        ("failure", "2", "success", Trouble.SETTINGS),
        ("failure", "3", "failure", Trouble.UNDELIVERED),
        ("failure", "", "success", Trouble.BROKEN),
        ("failure", "137", "success", Trouble.BROKEN),
        ("cancelled", "", "success", Trouble.BROKEN),
    ],
)
def test_the_exit_code_says_what_the_trouble_is(
    remind: str, code: str, publish: str, trouble: Trouble | None
) -> None:
    assert trouble_of(remind, code, publish) is trouble


def test_the_first_trouble_opens_an_issue() -> None:
    body = issue_body(Trouble.UNDELIVERED, RUN, "")
    assert requests(None, Trouble.UNDELIVERED, RUN, "") == [
        Request("POST", "/issues", {"title": TITLE, "body": body, "labels": [LABEL]})
    ]


def test_the_same_trouble_the_next_day_updates_it_without_a_comment() -> None:
    body = issue_body(Trouble.UNDELIVERED, RUN, "")
    assert requests(Issue(5, "undelivered"), Trouble.UNDELIVERED, RUN, "") == [
        Request("PATCH", "/issues/5", {"body": body})
    ]


def test_another_trouble_is_news_and_comments() -> None:
    body = issue_body(Trouble.SETTINGS, RUN, "")
    comment = "Теперь причина другая. Письма не отправлены: не хватает настройки или она неверна."
    assert requests(Issue(5, "undelivered"), Trouble.SETTINGS, RUN, "") == [
        Request("PATCH", "/issues/5", {"body": body}),
        Request("POST", "/issues/5/comments", {"body": comment}),
    ]


def test_when_all_is_well_the_issue_is_closed_and_without_one_nothing_happens() -> None:
    assert requests(Issue(5, "broken"), None, RUN, "") == [
        Request("POST", "/issues/5/comments", {"body": f"Всё снова в порядке: {RUN}"}),
        Request("PATCH", "/issues/5", {"state": "closed", "state_reason": "completed"}),
    ]
    assert requests(None, None, RUN, "") == []


def test_the_body_tells_a_person_what_to_do_and_a_later_run_what_it_was() -> None:
    assert (
        issue_body(Trouble.SCHEDULE, RUN, "some-login")
        == f"""\
<!-- cyclogram: schedule -->
@some-login, посмотрите, пожалуйста.

**Что случилось.** Письма не отправлены: ошибка в графике или в шаблоне письма, либо повреждён \
журнал отправки.

**Что сделать.** Откройте журнал запуска: там названа строка графика или другое место. Исправьте там \
ошибку, и письма уйдут при следующем запуске. Если назван журнал отправки, не удаляйте ничего и запустите \
Actions → «Восстановить журнал отправки».

Журнал последнего запуска: {RUN}

Задача закроется сама, как только напоминания снова уйдут без ошибок."""
    )


@pytest.mark.parametrize("mention", ["", "кто-то", "a b", "a\n<b>", "-a", "a" * 40])
def test_what_is_no_login_is_not_mentioned(mention: str) -> None:
    assert "@" not in issue_body(Trouble.BROKEN, RUN, mention)


def test_only_a_marked_issue_counts_and_the_oldest_of_several() -> None:
    marked = issue_body(Trouble.BROKEN, RUN, "")
    issues: list[dict[str, Any]] = [
        {"number": 1, "body": None},
        {"number": 2, "body": f"цитата: {marked}"},
        {"number": 3, "body": marked, "pull_request": {}},
        {"number": 9, "body": marked},
        {"number": 4, "body": marked},
    ]
    assert open_issue(issues) == Issue(4, "broken")
    assert open_issue(issues[:3]) is None
