"""What is said in the issue and in the request. Pure; every value comes escaped or is a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.editing.forms import SETTING
from generator.github.edit_request.issue import ACCEPTED
from generator.github.edit_request.plain import fenced, plain
from generator.github.summary import fitting
from generator.problems import Problem

# GitHub takes 65 536 characters.
MOST_BYTES = 60_000
_MOST_PROBLEMS = 20
_MOST_LINES = 100
# What is wrong with a whole answer.
_WITHOUT_LINE = ("bad-answer", "not-reverted", "no-edits", "too-many-edits", "other-text", "rare-key")
_CORRECT = (
    "Поправьте ответ: у первого сообщения нажмите «···» → **Edit**, исправьте и нажмите **Save**. Здесь "
    "ответ обновится сам; если нет, закройте обращение и снова откройте (**Close issue**, потом **Reopen "
    "issue**)."
)


def waiting(pull: int | None = None, *, was_taken_off: bool) -> str:
    first = (
        "**Текст изменился после того, как его приняли**, поэтому его нужно принять ещё раз."
        if was_taken_off
        else "**Спасибо, обращение получено.** Правки в график вносят те, кто его ведёт, и они его увидят."
    )
    how = (
        f"Тем, кто ведёт график: прочитайте обращение и, если всё верно, поставьте ярлык «{ACCEPTED}» "
        "(справа, **Labels**). Принимается текст, какой он сейчас: если его потом изменят, ярлык снимется."
    )
    return "\n\n".join([f"{first} В графике пока ничего не изменено.", how, *_as_before(pull)])


def wrong(problems: Sequence[Problem], pull: int | None) -> str:
    listed = "\n".join(f"- {_problem(each)}" for each in problems[:_MOST_PROBLEMS])
    left = len(problems) - _MOST_PROBLEMS
    more = f"\n- … и ещё {left}" if left > 0 else ""
    how = [] if any(each.code == "no-form" for each in problems) else [_CORRECT]
    parts = ["**Пока не получилось.** В графике ничего не изменено.", listed + more, *how]
    return "\n\n".join([*parts, *_as_before(pull)])


def _problem(each: Problem) -> str:
    line = "" if each.code in _WITHOUT_LINE else f", строка {each.position.line}"
    return f"**{plain(each.file)}**{line}: {plain(each.sentences)}" if each.file else plain(each.sentences)


def _as_before(pull: int | None) -> list[str]:
    return [f"Запрос #{pull} остался таким, как был."] if pull else []


def same(pull: int | None) -> str:
    parts = ["**В графике так уже и записано**, менять нечего. Обращение можно закрыть: **Close issue**."]
    if pull:
        parts.append(f"Запрос #{pull} больше не нужен, его тоже можно закрыть.")
    return "\n\n".join(parts)


def proposed(pull: int) -> str:
    return (
        f"**Готово: запрос #{pull}.** В нём написано, что изменится для людей.\n\n"
        f"1. Откройте #{pull} и прочитайте.\n"
        "2. Всё верно — нажмите **Merge pull request**, потом **Confirm merge**. Через несколько минут сайт "
        "обновится, а это обращение закроется само.\n"
        "3. Что-то не так — поправьте ответы здесь: «···» → **Edit**, исправьте, **Save**. Запрос обновится "
        "сам.\n"
        "4. Передумали — нажмите в запросе **Close pull request**, а здесь **Close issue**."
    )


def edited_by_hand(pull: int | None, branch: str) -> str:
    if pull is None:
        return (
            f"**В ветке {branch} чьи-то правки, сделанные рукой**, и чтобы их не потерять, ветка оставлена "
            "как есть.\n\nОткройте запрос из неё сами (**Code**, потом **Branches**, у ветки «···» → **New "
            "pull request**). Или удалите ветку там же и закройте и снова откройте это обращение: она будет "
            "сделана заново."
        )
    return (
        f"**В запрос #{pull} кто-то внёс правки своей рукой**, и чтобы их не потерять, запрос оставлен как "
        "есть.\n\n"
        "Доделайте его там же. Или закройте его, нажмите внизу **Delete branch**, а потом закройте и снова "
        "откройте это обращение: запрос будет сделан заново."
    )


def not_allowed(compare_url: str) -> str:
    """The repository lacks the setting that lets a run open requests."""
    return (
        "**Правка готова, но открыть запрос этому репозиторию не разрешено** (GitHub ответил 403).\n\n"
        f"Сейчас: откройте [эту страницу]({compare_url}) и нажмите **Create pull request**.\n\n"
        f"Чтобы впредь запросы открывались сами, тот, кто настраивал репозиторий, один раз ставит отметку: "
        f"**{SETTING}**. После этого закройте и снова откройте обращение."
    )


def not_pushed(reason: str) -> str:
    return (
        "**Правка готова, но записать её в репозиторий не вышло.**\n\n"
        "Закройте и снова откройте обращение (**Close issue**, потом **Reopen issue**). Не поможет — "
        "проверьте Settings → Actions → General → Workflow permissions и правила веток (Settings → Rules): "
        "ветки «pravka/…» должны быть разрешены, а ветки «pravka» быть не должно.\n\n"
        f"Что ответил GitHub: «{plain(_of_the_server(reason))}»."
    )


def _of_the_server(reason: str) -> str:
    """Of what git says on one line, the words of the other side, if there are any."""
    words, *_ = re.split(r" To \S+ !", reason)
    return words.replace("remote: ", "")


def fault(reason: str) -> str:
    return (
        f"**Открыть запрос сейчас не вышло.** {plain(reason)}. С обращением всё в порядке.\n\n"
        "Через несколько минут закройте его и снова откройте (**Close issue**, потом **Reopen issue**)."
    )


@dataclass(frozen=True, slots=True)
class RequestText:
    """What goes into the text of a request; `lines` are the edits, `summary` is Markdown."""

    issue: int
    lines: str
    summary: str
    run_url: str
    site_is_built: bool
    overlapping: Sequence[int] = ()

    def text(self) -> str:
        number = self.issue
        parts = [
            f"Closes #{number}",
            "**Что сделать.** Прочитайте, что изменится. Всё верно — нажмите **Merge pull request**, потом "
            "**Confirm merge**: через несколько минут сайт обновится, а обращение закроется само. Не то — "
            f"поправьте ответы в обращении #{number} («···» → **Edit**), этот запрос обновится сам. Не "
            "нужно — нажмите **Close pull request**.",
            self._check(),
            *self._overlap(),
            "**Если GitHub пишет «This branch has conflicts»**, те же строки успела изменить другая правка. "
            f"Закройте обращение #{number} и снова откройте (**Close issue**, потом **Reopen issue**): "
            "запрос будет сделан заново по нынешнему графику.",
            f"### Правка\n\n{fenced(_cut(self.lines))}",
            f"## Что изменится для людей\n\n{self.summary}",
        ]
        return fitting("\n\n".join(parts) + "\n", MOST_BYTES)

    def _check(self) -> str:
        site = (
            f"сайт с ней собран, это [архив site внизу страницы]({self.run_url}#artifacts)"
            if self.site_is_built
            else f"**но сайт с ней не собирается**, почему — сказано в [журнале]({self.run_url})"
        )
        return (
            f"**Проверка.** Новых ошибок в графике нет, {site}. Ещё раз проверяет сам GitHub: если внизу он "
            "ждёт разрешения, нажмите **Approve workflows to run**."
        )

    def _overlap(self) -> list[str]:
        if not self.overlapping:
            return []
        others = ", ".join(f"#{each}" for each in self.overlapping)
        return [f"**Те же строки меняет {others}.** Примут одну правку — у другой будет конфликт, см. ниже."]


def _cut(lines: str) -> str:
    found = [
        each if len(each) <= 500 else f"{each[:500]} … и ещё {len(each) - 500}" for each in lines.split("\n")
    ]
    left = len(found) - _MOST_LINES
    return "\n".join([*found[:_MOST_LINES], *([f"# … и ещё {left}"] if left > 0 else [])])
