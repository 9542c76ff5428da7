"""`request.yml`: an issue made with a form becomes a request, and its conversation."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from generator.commands.previous import says_on_purpose
from generator.editing.forms import SETTING
from tests.issue_forms import issue_body
from tests.workflows.conftest import SCHEDULE
from tests.workflows.hub import Fault, Hub, hub_of
from tests.workflows.runner import GitHub, Run, Runner, git

NOW = int(datetime(2027, 3, 3, 6, tzinfo=UTC).timestamp())
WELL, RED = {"request": "success"}, {"request": "failure"}


@pytest.fixture
def hub(school: GitHub) -> Iterator[Hub]:
    with hub_of(school) as found:
        yield found


def form(file: str, answers: Mapping[str, str]) -> str:
    """An issue's body as GitHub makes it of a form."""
    if file == "other.yml":
        answers = {**answers, "edits": f"```text\n{answers['edits']}\n```"}
    return issue_body(file, answers)


def moved(day: str, teacher: str = "Вторая П. О. (vtoraya)") -> str:
    return form("move.yml", {"teacher": teacher, "category": "высшая", "date": day})


def run(hub: Hub, event: Mapping[str, Any]) -> Run:
    commit = git(hub.school.desk, "rev-parse", "origin/main")
    return Runner(hub.school, "issues", commit, NOW, payload=dict(event)).workflow("request.yml")


def proposed(school: GitHub, issue: int) -> str:
    """The schedule as the issue's branch has it, without the last line end."""
    return git(school.remote, "show", f"pravka/{issue}:schedule.yaml")


def pushed(school: GitHub) -> list[str]:
    return git(school.remote, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()


def expected(*changes: tuple[str, str]) -> str:
    text = SCHEDULE
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text.strip()


MOVED = ("date: 2027-03-15", "date: 2027-03-22")


def test_a_request_is_opened_with_what_changes_for_people_and_the_issue_is_answered(hub: Hub) -> None:
    done = run(hub, hub.opens("sokolova", moved("22.03.2027")))
    assert done.results == WELL, done.log
    assert proposed(hub.school, 1) == expected(MOVED)
    assert git(hub.school.remote, "diff", "--name-only", "main", "pravka/1") == "schedule.yaml"
    pull = hub.pulls[2]
    assert pull["title"] == "Перенести или запланировать аттестацию: Вторая П. О. (vtoraya)"
    assert pull["body"].startswith("Closes #1\n")
    assert "| Загрузка материалов | 05.03.2027, пт | 12.03.2027, пт |" in pull["body"]
    assert "```text\nперенести «Вторая П. О. (vtoraya)» высшая 2027-03-22\n```" in pull["body"]
    assert (
        "сайт с ней собран, это [архив site внизу страницы]"
        "(https://github.example/school/plan/actions/runs/1#artifacts)"
    ) in pull["body"]
    assert "Новых ошибок в графике нет" in pull["body"]
    assert (done.artifacts["site"] / "index.html").exists()
    assert hub.said(1).startswith("**Готово: запрос #2.**")
    assert hub.labels_of(1) == ["правка"]
    assert git(hub.school.remote, "show", "main:schedule.yaml") == SCHEDULE.strip()


def test_an_edited_issue_renews_its_request_and_its_answer(hub: Hub) -> None:
    run(hub, hub.opens("sokolova", moved("22.03.2027")))
    done = run(hub, hub.edits("sokolova", 1, moved("2027-03-23")))
    assert done.results == WELL, done.log
    assert proposed(hub.school, 1) == expected(("date: 2027-03-15", "date: 2027-03-23"))
    assert git(hub.school.remote, "rev-list", "--count", "main..pravka/1") == "1"
    assert list(hub.pulls) == [2]
    assert "высшая 2027-03-23" in hub.pulls[2]["body"]
    assert hub.said(1).startswith("**Готово: запрос #2.**")


def test_a_wrong_answer_is_told_by_the_field_and_put_right_by_an_edit(hub: Hub) -> None:
    done = run(hub, hub.opens("sokolova", moved("32.13.2027", teacher="Втарая")))
    assert done.results == WELL, done.log
    assert (
        "- **Новая дата**: такой даты нет — «32.13.2027». Напишите день как 2027-03-15 или 15.03.2027\n"
    ) in hub.said(1)
    assert "В графике ничего не изменено." in hub.said(1)
    done = run(hub, hub.edits("sokolova", 1, moved("22.03.2027", teacher="Втарая")))
    assert done.results == WELL, done.log
    assert "- **Педагог**: «Втарая» — такого человека в графике нет." in hub.said(1)
    assert pushed(hub.school) == ["main"]
    run(hub, hub.edits("sokolova", 1, moved("22.03.2027")))
    assert hub.said(1).startswith("**Готово: запрос #2.**")
    run(hub, hub.edits("sokolova", 1, moved("когда-нибудь")))
    assert hub.said(1).endswith("Запрос #2 остался таким, как был.")
    assert proposed(hub.school, 1) == expected(MOVED)


def test_what_stands_there_already_is_said_and_nothing_is_pushed(hub: Hub) -> None:
    done = run(hub, hub.opens("orlova", moved("15.03.2027")))
    assert done.results == WELL, done.log
    assert hub.said(1).startswith("**В графике так уже и записано**")
    assert (pushed(hub.school), hub.pulls) == (["main"], {})


def test_a_strangers_issue_waits_and_changes_nothing(hub: Hub) -> None:
    done = run(hub, hub.opens("prohozhy", moved("22.03.2027")))
    assert done.results == WELL, done.log
    assert hub.said(1).startswith("**Спасибо, обращение получено.**")
    assert hub.labels_of(1) == ["на рассмотрении", "правка"]
    assert (pushed(hub.school), hub.pulls, hub.known_labels) == (["main"], {}, {"принять"})


def test_an_accepted_issue_is_taken_until_a_stranger_edits_it(hub: Hub) -> None:
    run(hub, hub.opens("prohozhy", moved("22.03.2027")))
    done = run(hub, hub.labels("orlova", 1, "принять"))
    assert done.results == WELL, done.log
    assert proposed(hub.school, 1) == expected(MOVED)
    assert hub.labels_of(1) == ["правка", "принять"]

    done = run(hub, hub.edits("prohozhy", 1, moved("2027-05-31")))
    assert done.results == WELL, done.log
    assert hub.said(1).startswith("**Текст изменился после того, как его приняли**")
    assert hub.said(1).endswith("Запрос #2 остался таким, как был.")
    assert hub.labels_of(1) == ["на рассмотрении", "правка"]
    assert proposed(hub.school, 1) == expected(MOVED)

    done = run(hub, hub.labels("sokolova", 1, "принять"))
    assert done.results == WELL, done.log
    assert proposed(hub.school, 1) == expected(("date: 2027-03-15", "date: 2027-05-31"))
    assert hub.said(1).startswith("**Готово: запрос #2.**")


def test_an_accepted_issue_stays_so_when_somebody_with_permission_edits_it(hub: Hub) -> None:
    run(hub, hub.opens("prohozhy", moved("32.03.2027")))
    run(hub, hub.labels("orlova", 1, "принять"))
    assert "- **Новая дата**" in hub.said(1)
    done = run(hub, hub.edits("sokolova", 1, moved("22.03.2027")))
    assert done.results == WELL, done.log
    assert proposed(hub.school, 1) == expected(MOVED)


@pytest.mark.parametrize("imitated", [False, True])
def test_a_label_set_without_permission_accepts_nothing(hub: Hub, imitated: bool) -> None:
    """Nor does a comment that looks like ours."""
    run(hub, hub.opens("prohozhy", moved("22.03.2027")))
    if imitated:
        mark = "<!-- cyclogram: edit-request accepted={} -->"
        run(hub, hub.labels("sokolova", 1, "принять"))
        (held,) = re.findall("accepted=([0-9a-f]+)", hub.comments[0]["body"])
        hub.comments.clear()
        hub.add_comment(1, "prohozhy", mark.format(held))
        hub.issues[1]["labels"] = []
        git(hub.school.remote, "update-ref", "-d", "refs/heads/pravka/1")
    done = run(hub, hub.labels("prohozhy", 1, "принять"))
    assert done.results == WELL, done.log
    assert hub.labels_of(1) == ["на рассмотрении", "правка"]
    assert pushed(hub.school) == ["main"]


def test_other_labels_and_other_issues_are_left_alone(hub: Hub) -> None:
    hub.opens("sokolova", moved("22.03.2027"))
    assert run(hub, hub.labels("sokolova", 1, "вопрос")).results == {"request": "skipped"}
    done = run(hub, hub.opens("sokolova", "### Вопрос\n\nКогда педсовет?"))
    assert done.results == WELL, done.log
    assert (hub.log, hub.comments, pushed(hub.school)) == ([], [], ["main"])


def test_a_form_that_was_rewritten_beyond_recognition_is_told_in_words(hub: Hub) -> None:
    event = hub.opens("sokolova", "Перенесите, пожалуйста, Вторую на 22 марта")
    hub.issues[1]["labels"] = [{"name": "правка"}]
    done = run(hub, event)
    assert done.results == WELL, done.log
    assert "- в обращении не осталось разделов формы. Заполните форму заново" in hub.said(1)
    run(hub, hub.edits("sokolova", 1, moved("22.03.2027") + "\n\n### Что изменилось\n\nв отпуске"))
    assert "- в обращении перемешаны разделы нескольких форм." in hub.said(1)


def test_a_second_issue_on_the_same_lines_says_so_and_goes_on_after_a_merge(hub: Hub) -> None:
    run(hub, hub.opens("sokolova", moved("22.03.2027")))
    done = run(hub, hub.opens("orlova", moved("24.03.2027")))
    assert done.results == WELL, done.log
    assert "**Те же строки меняет #2.**" in hub.pulls[4]["body"]
    hub.merges(2)
    assert hub.issues[1]["state"] == "closed"
    done = run(hub, hub.reopens("orlova", 3))
    assert done.results == WELL, done.log
    assert proposed(hub.school, 3) == expected(("date: 2027-03-15", "date: 2027-03-24"))
    assert git(hub.school.remote, "merge-base", "main", "pravka/3") == git(
        hub.school.remote, "rev-parse", "main"
    )
    assert "Те же строки" not in hub.pulls[4]["body"]


def test_a_branch_that_somebody_has_edited_by_hand_is_left_as_it_is(hub: Hub) -> None:
    run(hub, hub.opens("sokolova", moved("22.03.2027")))
    desk = hub.school.desk
    git(desk, "fetch", "-q", "origin", "pravka/1")
    git(desk, "switch", "-q", "-c", "hand", "FETCH_HEAD")
    hub.school.commit({"schedule.yaml": SCHEDULE.replace("2027-03-15", "2027-03-26")}, "Рукой")
    git(desk, "push", "-q", "origin", "hand:pravka/1")
    git(desk, "switch", "-q", "main")
    done = run(hub, hub.edits("sokolova", 1, moved("2027-03-23")))
    assert done.results == WELL, done.log
    assert hub.said(1).startswith("**В запрос #2 кто-то внёс правки своей рукой**")
    assert "чтобы их не потерять, запрос оставлен как есть" in hub.said(1)
    assert proposed(hub.school, 1) == expected(("date: 2027-03-15", "date: 2027-03-26"))


def test_a_branch_of_that_name_without_a_request_is_left_as_it_is(hub: Hub) -> None:
    hub.school.commit({"schedule.yaml": SCHEDULE.replace("2027-03-15", "2027-03-26")}, "Рукой")
    git(hub.school.desk, "push", "-q", "origin", "HEAD:pravka/1")
    done = run(hub, hub.opens("sokolova", moved("2027-03-23")))
    assert done.results == WELL, done.log
    assert hub.said(1) == (
        "**В ветке pravka/1 чьи-то правки, сделанные рукой**, и чтобы их не потерять, ветка оставлена как "
        "есть.\n\nОткройте запрос из неё сами (**Code**, потом **Branches**, у ветки «···» → **New pull "
        "request**). Или удалите ветку там же и закройте и снова откройте это обращение: она будет сделана "
        "заново."
    )
    assert (hub.pulls, proposed(hub.school, 1)) == ({}, expected(("date: 2027-03-15", "date: 2027-03-26")))


def test_an_issue_whose_author_is_gone_waits(hub: Hub) -> None:
    event = hub.opens("prohozhy", moved("22.03.2027"))
    hub.issues[1]["user"] = None
    done = run(hub, event)
    assert done.results == WELL, done.log
    assert hub.said(1).startswith("**Спасибо, обращение получено.**")


def test_a_branch_of_that_name_in_a_fork_is_not_ours(hub: Hub) -> None:
    hub.add_pull("pravka/2", "prohozhy/plan", title="чужой", body="чужой")
    done = run(hub, hub.opens("sokolova", moved("22.03.2027")))
    assert done.results == WELL, done.log
    assert (hub.pulls[1]["title"], hub.pulls[1]["body"]) == ("чужой", "чужой")
    assert hub.said(2).startswith("**Готово: запрос #3.**")


def test_a_merged_edit_is_taken_back_and_the_others_stay(hub: Hub) -> None:
    run(hub, hub.opens("sokolova", moved("22.03.2027")))
    hub.merges(2)
    run(hub, hub.opens("sokolova", form("day.yml", {"days": "2027-04-21", "kind": "выходной"})))
    hub.merges(4)
    done = run(hub, hub.opens("sokolova", form("revert.yml", {"number": "#2"})))
    assert done.results == WELL, done.log
    assert hub.pulls[6]["title"] == "Вернуть как было: запрос 2"
    assert git(hub.school.remote, "diff", "-U0", "main", "pravka/5").splitlines()[-2:] == [
        "-        date: 2027-03-22",
        "+        date: 2027-03-15",
    ]
    hub.merges(6)
    # By the number of the issue, too.
    done = run(hub, hub.opens("orlova", form("revert.yml", {"number": "3"})))
    assert done.results == WELL, done.log
    assert proposed(hub.school, 7) == SCHEDULE.strip()


def test_what_cannot_be_taken_back_is_told_in_words(hub: Hub) -> None:
    run(hub, hub.opens("sokolova", moved("22.03.2027")))
    done = run(hub, hub.opens("sokolova", form("revert.yml", {"number": "2"})))
    assert done.results == WELL, done.log
    assert "- **Номер принятого запроса**: запрос №2 не принят" in hub.said(3)
    run(hub, hub.edits("sokolova", 3, form("revert.yml", {"number": "77"})))
    assert "- **Номер принятого запроса**: запроса с номером 77 нет." in hub.said(3)
    hub.merges(2)
    run(
        hub,
        hub.edits("sokolova", 3, form("revert.yml", {"number": "https://github.example/school/plan/pull/2"})),
    )
    assert hub.said(3).startswith("**Готово: запрос #4.**")
    hub.school.push({"schedule.yaml": SCHEDULE.replace("2027-03-15", "2027-03-29")})
    done = run(hub, hub.reopens("sokolova", 3))
    assert done.results == WELL, done.log
    assert "те же строки графика потом изменила другая правка, само не вернуть." in hub.said(3)


def test_where_requests_may_not_be_opened_the_setting_is_named_and_the_page_to_do_it_by_hand(
    hub: Hub,
) -> None:
    hub.requests_allowed = False
    done = run(hub, hub.opens("sokolova", moved("22.03.2027")))
    assert done.results == RED
    assert SETTING in hub.said(1)
    assert (
        "[эту страницу](https://github.example/school/plan/compare/main...pravka/1?expand=1)"
    ) in hub.said(1)
    assert proposed(hub.school, 1) == expected(MOVED)
    hub.requests_allowed = True
    assert run(hub, hub.reopens("sokolova", 1)).results == WELL
    assert hub.said(1).startswith("**Готово: запрос #2.**")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/permission", 503),
        ("GET", "/issues/1$", 502),
        ("POST", "/pulls$", 503),
        ("POST", "/comments", 429),
    ],
)
def test_faults_that_pass_are_not_noticed(hub: Hub, method: str, path: str, status: int) -> None:
    hub.faults = [Fault(method, path, status, times=2)]
    done = run(hub, hub.opens("sokolova", moved("22.03.2027")))
    assert done.results == WELL, done.log
    assert hub.said(1).startswith("**Готово: запрос #2.**")
    assert len(hub.comments) == 1


@pytest.mark.parametrize(
    ("method", "path", "said"),
    [
        ("GET", "/permission", "**Ответить на обращение сейчас не вышло**"),
        ("GET", "/pulls", "**Открыть запрос сейчас не вышло.** GitHub ответил 502: отказ."),
        ("POST", "/pulls$", "**Открыть запрос сейчас не вышло.** GitHub ответил 502: отказ."),
    ],
)
def test_faults_that_stay_are_told_in_words(hub: Hub, method: str, path: str, said: str) -> None:
    hub.faults = [Fault(method, path, 502, times=99)]
    done = run(hub, hub.opens("sokolova", moved("22.03.2027")))
    assert done.results == RED
    assert hub.said(1).startswith(said)
    hub.faults = []
    assert run(hub, hub.reopens("sokolova", 1)).results == WELL
    assert hub.said(1).startswith("**Готово: запрос #2.**")


def test_a_set_up_that_fails_is_told_in_the_issue_but_not_in_other_issues(hub: Hub) -> None:
    hub.school.push({"Makefile": "setup:\n\tfalse\n", "generator/github/site_address.py": "nonsense("})
    done = run(hub, hub.opens("sokolova", moved("22.03.2027")))
    assert done.results == RED
    assert hub.said(1).startswith("**Ответить на обращение сейчас не вышло**")
    assert run(hub, hub.opens("sokolova", "Когда педсовет?")).results == RED
    assert len(hub.comments) == 1


def test_a_push_that_is_refused_is_told_in_words(hub: Hub) -> None:
    hook = hub.school.remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'not to these branches' >&2\nexit 1\n")
    hook.chmod(0o755)
    done = run(hub, hub.opens("sokolova", moved("22.03.2027")))
    assert done.results == RED
    assert hub.said(1).startswith("**Правка готова, но записать её в репозиторий не вышло.**")
    assert "Settings → Actions → General → Workflow permissions" in hub.said(1)
    assert hub.said(1).endswith("\n\nЧто ответил GitHub: «not to these branches».")


def test_a_site_that_cannot_be_built_is_told_in_the_request(hub: Hub) -> None:
    hub.school.push({"site_templates/pages/home.md.j2": "{{ nonsense"})
    done = run(hub, hub.opens("sokolova", moved("22.03.2027")))
    assert done.results == WELL, done.log
    assert "**но сайт с ней не собирается**" in hub.pulls[2]["body"]
    assert "site" not in done.artifacts


HOSTILE = "`$(touch pwned)` ${{ github.token }} <img src=x onerror=alert(1)> @octocat Closes #1 \u202eатав"


@pytest.mark.parametrize("field", ["teacher", "category", "date"])
def test_hostile_answers_are_shown_as_they_are_and_call_nobody(hub: Hub, field: str) -> None:
    answers = {"teacher": "vtoraya", "category": "высшая", "date": "22.03.2027"} | {field: HOSTILE}
    done = run(hub, hub.opens("sokolova", form("move.yml", answers), title=HOSTILE))
    assert done.results == WELL, done.log
    said = hub.said(1)
    assert "@octocat" not in said
    assert "#1" not in said
    assert "<img" not in said
    assert "\u202e" not in said
    assert "github.token" in said
    assert "token-of-the-run" not in said
    assert pushed(hub.school) == ["main"]


def test_hostile_names_reach_neither_the_title_nor_the_commit_and_call_nobody(hub: Hub) -> None:
    name = "Октокот @octocat Closes #1"
    lines = f"добавить oktokot «{name}» «учитель <b>`физики`</b>»\n# ``` @octocat Closes #1 \u202eатав"
    answers = {"name": "Октокот @octocat Closes", "position": "учитель физики"}
    done = run(hub, hub.opens("sokolova", form("add.yml", answers)))
    assert done.results == WELL, done.log
    assert hub.pulls[2]["title"] == "Добавить педагога"
    message = git(hub.school.remote, "log", "-1", "--format=%B", "pravka/1")
    assert message == "Добавить педагога\n\n#1"
    done = run(hub, hub.opens("sokolova", form("other.yml", {"edits": lines})))
    assert done.results == WELL, done.log
    for pull in hub.pulls.values():
        outside = re.sub(r"^(`{3,})text\n.*?^\1$", "", pull["body"], flags=re.M | re.S)
        assert "@octocat" not in outside
        assert "\u202e" not in pull["body"]
        assert "<b>" not in outside
        assert re.findall("Closes #[0-9]", outside) == [f"Closes #{1 if pull['number'] == 2 else 3}"]


def test_a_body_of_60_kilobytes_is_answered_within_githubs_bounds(hub: Hub) -> None:
    done = run(hub, hub.opens("sokolova", moved("9" * 60_000)))
    assert done.results == WELL, done.log
    assert "- **Новая дата**: слишком длинно — 60000 знаков" in hub.said(1)
    lines = "\n".join(f"выходной {'9' * 40} {number}" for number in range(1500))
    run(hub, hub.opens("sokolova", form("other.yml", {"edits": lines})))
    assert "- … и ещё 1480" in hub.said(2)
    assert max(len(each["body"]) for each in hub.comments) < 20_000


def test_what_is_done_with_no_day_given_was_done_on_the_day_of_the_issue(hub: Hub) -> None:
    """By the school's clock: 22:30 in London is the next day in Moscow."""
    answers = {"step": "Загрузка материалов (upload)", "teacher": "vtoraya", "category": "высшая"}
    event = hub.opens("sokolova", form("done.yml", answers), at="2027-03-01T22:30:00Z")
    done = run(hub, event)
    assert done.results == WELL, done.log
    assert git(hub.school.remote, "diff", "-U0", "main", "pravka/1").splitlines()[-2:] == [
        "+        done:",
        "+          upload: 2027-03-02",
    ]


def test_a_great_loss_is_told_in_the_request_and_is_not_said_to_be_on_purpose(hub: Hub) -> None:
    lines = "\n".join(f"состояние {each} left" for each in ("vtoraya", "tretya"))
    done = run(hub, hub.opens("sokolova", form("other.yml", {"edits": lines})))
    assert done.results == WELL, done.log
    assert "**Из графика пропадает слишком много** (педагогов не осталось, было 2" in hub.pulls[2]["body"]
    assert not says_on_purpose(hub.pulls[2]["body"])


def test_a_schedule_that_was_wrong_before_can_be_edited_and_says_so(hub: Hub) -> None:
    hub.school.push({"schedule.yaml": SCHEDULE.replace("people: [pervaya]", "people: [nikto]")})
    done = run(hub, hub.opens("sokolova", moved("22.03.2027")))
    assert done.results == WELL, done.log
    assert "В графике есть ошибки, не от этой правки." in hub.pulls[2]["body"]
    assert "nikto" in hub.pulls[2]["body"]
    assert "**но сайт с ней не собирается**" in hub.pulls[2]["body"]


def test_a_schedule_that_cannot_be_read_at_all_is_told_with_its_line(hub: Hub) -> None:
    hub.school.push({"schedule.yaml": SCHEDULE.replace("name: Школа № 0}", "name: Школа № 0")})
    done = run(hub, hub.opens("sokolova", moved("22.03.2027")))
    assert done.results == WELL, done.log
    assert "- **schedule.yaml**, строка " in hub.said(1)
    assert hub.pulls == {}


def test_an_edit_that_would_make_the_schedule_wrong_is_refused_in_words(hub: Hub) -> None:
    answers = {"name": "Пробова Проба proba@example.org", "position": "учитель"}
    done = run(hub, hub.opens("sokolova", form("add.yml", answers)))
    assert done.results == WELL, done.log
    assert "- после этой правки в графике будет ошибка" in hub.said(1)
    assert "proba" not in hub.said(1)
    assert hub.pulls == {}
