"""`restore.yml`: a coordinator without git brings the ledger back, or begins anew."""

from typing import Any

import pytest

from tests.workflows.conftest import Issues
from tests.workflows.runner import GitHub, Run, Runner, git
from tests.workflows.test_remind import ALL_WELL, DAYS, Post, ledger, post, reminded

__all__ = ["post"]

BRANCH, WITNESS = "refs/heads/reminders-ledger", "refs/notes/cyclogram/reminders-ledger"
BACK, ANEW = "вернуть последнюю сохранную копию", "начать заново с сегодняшнего дня"


def restored(school: GitHub, what: str, word: str = "", day: int = 1) -> Run:
    commit = git(school.desk, "rev-parse", "origin/main")
    inputs: dict[str, Any] = {"what": what, "word": word}
    runner = Runner(school, "workflow_dispatch", commit, int(DAYS[day].timestamp()), inputs)
    return runner.workflow("restore.yml")


def references(school: GitHub) -> str:
    return git(school.remote, "for-each-ref", "refs/heads/reminders-ledger", "refs/notes")


@pytest.fixture
def mailed(school: GitHub, post: Post, issues: Issues) -> Post:
    """A school whose reminders ran once."""
    school.variables["REMINDERS"] = "on"
    run = reminded(school, DAYS[0])
    assert run.results == ALL_WELL, run.log
    assert len(post.mails) == 1
    return post


@pytest.mark.parametrize("lost", [BRANCH, WITNESS])
def test_one_lost_reference_is_brought_back(school: GitHub, mailed: Post, lost: str) -> None:
    whole = references(school)
    git(school.remote, "update-ref", "-d", lost)
    damaged = references(school)
    run = restored(school, BACK)
    assert run.results == {"restore": "success"}, run.log
    assert "Чтобы сделать, запустите ещё раз со словом «восстановить»." in run.summary
    assert references(school) == damaged
    run = restored(school, BACK, "Восстановить ")
    assert run.results == {"restore": "success"}, run.log
    assert "Сделано: напоминания уйдут при следующем запуске." in run.summary
    assert references(school) == whole
    assert reminded(school, DAYS[0]).results == ALL_WELL
    assert len(mailed.mails) == 1


def test_a_ledger_that_is_gone_altogether_begins_anew_and_doubles_nothing(
    school: GitHub, mailed: Post
) -> None:
    for name in (BRANCH, WITNESS):
        git(school.remote, "update-ref", "-d", name)
    run = restored(school, BACK, "восстановить")
    assert run.results == {"restore": "failure"}
    assert "возвращать нечего, тогда остаётся «начать заново»." in run.summary
    run = restored(school, ANEW, "восстановить")
    assert run.results == {"restore": "success"}, run.log
    assert "Новый журнал отправки с 04.03.2027." in run.summary
    assert {line["event"] for line in ledger(school)} == {"sent"}
    assert reminded(school, DAYS[1]).results == ALL_WELL
    # The last lead time, one day before 5 March, is on this very day and was never mailed.
    assert [recipient for recipient, _ in mailed.mails] == ["vtoraya@example.org"] * 2
    assert reminded(school, DAYS[2]).results == ALL_WELL
    assert len(mailed.mails) == 2


def test_a_day_on_which_reminders_ran_is_over(school: GitHub, mailed: Post) -> None:
    for name in (BRANCH, WITNESS):
        git(school.remote, "update-ref", "-d", name)
    run = restored(school, ANEW, "восстановить", day=0)
    assert "Новый журнал отправки с 04.03.2027." in run.summary, run.log
    assert reminded(school, DAYS[0]).results == ALL_WELL
    assert len(mailed.mails) == 1


@pytest.mark.parametrize(
    ("what", "word", "result", "said"),
    [
        (BACK, "восстановить", "success", "Журнал отправки цел: возвращать нечего."),
        (ANEW, "восстановить", "failure", "Не получится — журнал отправки цел: начинать заново незачем"),
        (BACK, "да", "failure", "Слово другое, а нужно «восстановить»."),
    ],
)
def test_a_whole_ledger_stays_as_it_is(
    school: GitHub, mailed: Post, what: str, word: str, result: str, said: str
) -> None:
    whole = references(school)
    run = restored(school, what, word)
    assert run.results == {"restore": result}, run.log
    assert said in run.summary
    assert references(school) == whole
