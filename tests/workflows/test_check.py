"""`check.yml`: what a coordinator sees in a pull request; `code.yml`: the program's own tests."""

from datetime import UTC, datetime

from tests.workflows.runner import GitHub, Run, Runner, git

TODAY = int(datetime(2026, 11, 21, 9, tzinfo=UTC).timestamp())
NEWCOMER = """\
  - id: chetvertaya
    name: Четвёртая Проба Образцовна
    position: учитель физики
    attestations:
      - {for: соответствие, date: 2027-02-15}
"""


PASSED = {"schedule": "success"}
TESTED = "stand-in: would run these tests again"


def checked(school: GitHub, event: str, commit: str, text: str = "") -> Run:
    return Runner(school, event, commit, TODAY, text=text).workflow("check.yml")


def proven(school: GitHub, event: str, commit: str, before: str = "0" * 40) -> Run:
    return Runner(school, event, commit, TODAY, before=before).workflow("code.yml")


def test_a_mistake_is_marked_on_its_line_and_turns_the_pull_request_red(
    school: GitHub, schedule: str
) -> None:
    run = checked(
        school, "pull_request", school.propose({"schedule.yaml": schedule.replace("03-15", "02-30")})
    )
    assert run.results == {"schedule": "failure"}
    (annotation,) = run.annotations
    place, message = annotation.removeprefix("::error ").split("::")
    assert place == "file=schedule.yaml,line=27,col=15,title=bad-value"
    assert message.startswith("такой даты нет — «2027-02-30»")
    assert run.summary.startswith(
        "## Что изменится для людей\n\nВ графике есть ошибки. Исправьте их, и здесь появится сравнение.\n\n"
        "- строка 27: такой даты нет — «2027-02-30»"
    )
    assert run.artifacts.keys() == {"changes"}


def test_a_moved_date_and_a_new_teacher_are_summed_up_and_the_site_can_be_looked_at(
    school: GitHub, schedule: str
) -> None:
    edited = schedule.replace("2027-03-15", "2027-03-22") + NEWCOMER
    run = checked(school, "pull_request", school.propose({"schedule.yaml": edited}))
    assert run.results == PASSED, run.log
    assert run.annotations == []
    assert (
        run.summary
        == """\
## Что изменится для людей

Сроки: перенесено — 2, добавлено — 2. Напоминания меняются у 2 человек.

### Педагоги

- теперь в графике: Четвёртая Проба Образцовна

### Сроки

#### Вторая Проба Образцовна

| Что | Было | Стало | Почему |
| --- | --- | --- | --- |
| Загрузка материалов | 05.03.2027, пт | 12.03.2027, пт | за 10 дней до 22 марта 2027 г. — 12 марта, пятница |
| Аттестация на высшую категорию | 15.03.2027, пн | 22.03.2027, пн \
| планируемая дата аттестации — 22 марта 2027 г., понедельник |

#### Четвёртая Проба Образцовна

| Что | Было | Стало | Почему |
| --- | --- | --- | --- |
| Загрузка материалов | — | 05.02.2027, пт | за 10 дней до 15 февраля 2027 г. — 5 февраля, пятница |
| Аттестация на соответствие занимаемой должности | — | 15.02.2027, пн \
| планируемая дата аттестации — 15 февраля 2027 г., понедельник |

### Напоминания

| Кому | Отпадут | Придут |
| --- | --- | --- |
| Вторая Проба Образцовна | 26 февраля, 4 марта, 5 марта, 12 марта | 5 марта, 11 марта, 15 марта, 19 марта |
| Четвёртая Проба Образцовна | — | 29 января, 4 февраля, 8 февраля, 12 февраля |
"""
    )
    assert (run.artifacts["changes"] / "changes.md").read_text("utf-8") == run.summary
    assert "22 марта" in (run.artifacts["site"] / "teachers" / "vtoraya" / "index.html").read_text("utf-8")


def test_a_push_is_checked_without_a_summary(school: GitHub, schedule: str) -> None:
    commit = school.push({"schedule.yaml": schedule.replace("Школа № 0", "Школа № 00")})
    run = checked(school, "push", commit)
    assert run.results == PASSED, run.log
    assert (run.summary, run.artifacts) == ("", {})


def test_an_edit_of_the_schedule_alone_runs_no_tests_and_the_required_check_says_so(
    school: GitHub, schedule: str
) -> None:
    edited = {"schedule.yaml": schedule.replace("03-15", "03-22")}
    run = proven(school, "pull_request", school.propose(edited))
    assert run.results == {"changed": "success", "tests": "skipped", "code": "success"}, run.log
    assert "Программа не менялась." in run.log
    git(school.desk, "switch", "-q", "main")
    commit = school.push(edited)
    run = proven(school, "push", commit, before=f"{commit}^")
    assert run.results == {"changed": "success", "tests": "skipped", "code": "success"}, run.log


def test_an_edit_of_the_program_is_tested_on_every_python(school: GitHub, schedule: str) -> None:
    edit = {"schedule.yaml": schedule.replace("03-15", "03-22"), "mkdocs.yml": "# пусто\n"}
    run = proven(school, "pull_request", school.propose(edit))
    assert run.results == {"changed": "success", "tests": "success", "code": "success"}
    assert run.log.count(TESTED) == 4


def test_tests_that_fail_turn_the_required_check_red(school: GitHub) -> None:
    run = proven(school, "pull_request", school.propose({".ci/run": "exit 1\n"}))
    assert (run.results["tests"], run.results["code"]) == ("failure", "failure")


def test_a_push_that_can_not_be_compared_is_tested(school: GitHub, schedule: str) -> None:
    commit = school.push({"schedule.yaml": schedule.replace("Школа № 0", "Школа № 00")})
    assert proven(school, "push", commit).results["tests"] == "success"


LOST = "из графика пропало слишком много: педагогов не осталось, было 2; будущих сроков — 4 из 6"
HOSTILE = (
    "`touch stolen` $(touch stolen)\n'; touch stolen; '\n\"; touch stolen\n${{ github.token }}\n::error::x\n"
)


def emptied(schedule: str) -> dict[str, str]:
    return {"schedule.yaml": schedule[: schedule.index("teachers:")]}


def judged(school: GitHub, commit: str, text: str) -> tuple[str, list[str]]:
    """How the check of a pull request with that text ends, and the first sentence of each annotation."""
    run = checked(school, "pull_request", commit, text=text)
    assert not list(school.machine.rglob("stolen"))
    return run.results["schedule"], [each.partition(". ")[0] for each in run.annotations]


def test_most_of_the_schedule_can_be_removed_only_on_purpose(school: GitHub, schedule: str) -> None:
    """The same request, before its text is edited and after."""
    commit = school.propose(emptied(schedule))
    told = f"file=schedule.yaml,line=1,col=1,title=lost-much::{LOST}"
    for text in ("", "Конец года", HOSTILE):
        assert judged(school, commit, text) == ("failure", [f"::error {told}"])
    for text in ("Конец года.\r\nУбрано намеренно\r\n", f"{HOSTILE}Убрано намеренно"):
        assert judged(school, commit, text) == ("success", [f"::warning {told}"])


def test_a_push_of_what_was_merged_is_not_compared_again(school: GitHub, schedule: str) -> None:
    commit = school.push(emptied(schedule))
    run = checked(school, "push", commit)
    assert (run.results["schedule"], run.annotations) == ("success", []), run.log
