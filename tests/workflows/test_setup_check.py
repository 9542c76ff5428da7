"""`setup-check.yml`: what is right, what isn't, and a mail to the coordinator."""

import pytest

from tests.workflows.runner import GitHub, Run, Runner, git
from tests.workflows.test_remind import DAYS, PEOPLE, Post, post

__all__ = ["post"]


def checked(school: GitHub) -> Run:
    commit = git(school.desk, "rev-parse", "origin/main")
    return Runner(school, "workflow_dispatch", commit, int(DAYS[0].timestamp())).workflow("setup-check.yml")


def test_all_is_said_in_the_summary_and_the_coordinator_gets_a_mail(school: GitHub, post: Post) -> None:
    run = checked(school)
    assert run.results == {"doctor": "success"}, run.log
    title, _, *lines = run.summary.splitlines()
    assert (title, lines[-1]) == ("## Проверка настройки", "- Всё настроено.")
    assert "- ✓ Почта: сервер принимает логин и пароль" in lines
    assert post.mails == [(PEOPLE["pervaya"], "Проверка почты: письма школы доходят")]
    assert not any(address in run.log + run.summary for address in (*PEOPLE.values(), "school@example.org"))
    assert git(school.remote, "for-each-ref", "--format=%(refname)") == "refs/heads/main"


@pytest.mark.parametrize(
    ("contacts", "said"),
    [
        (f"vtoraya: {PEOPLE['vtoraya']}", "у ответственного (pervaya) нет адреса в CONTACTS"),
        ("[]", "сначала исправьте то, что названо выше"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_sent(
    school: GitHub, post: Post, contacts: str, said: str
) -> None:
    school.secrets["CONTACTS"] = contacts
    run = checked(school)
    assert (run.results, post.mails) == ({"doctor": "failure"}, [])
    assert f"- ✗ Пробное письмо не отправлено: {said}" in run.summary.splitlines()
