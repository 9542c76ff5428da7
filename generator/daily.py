"""A day on a server of one's own: its steps, their order, and what one that fails keeps from the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.outcome import NOT_DELIVERED, OK

PULL, CHECK, REMIND, BUILD, PUBLISH = "pull", "check", "remind", "build", "publish"


@dataclass(frozen=True, slots=True)
class Step:
    """`title` is how people know it, `words` the program's own command line where it is a command, `needs`
    the steps without which it has no sense."""

    name: str
    title: str
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """What the command line asks for. `usual` goes to every command, `remind` and `build` to those alone;
    without a `target` the site stays where it is built."""

    usual: tuple[str, ...]
    remind: tuple[str, ...]
    build: tuple[str, ...]
    is_repository: bool = True
    mails: bool = True
    ledger: str = ""
    target: str | None = None


def steps_of(day: Day) -> tuple[Step, ...]:
    """Mail goes before the site is built, so that the site says that it went. What can't be pulled is no
    reason to keep still: the schedule of yesterday is there."""
    found = [
        Step(PULL, "взять правки из репозитория") if day.is_repository else None,
        Step(CHECK, "проверить график", ("check", *day.usual)),
        Step(
            REMIND,
            f"отправить напоминания, журнал — {day.ledger}",
            ("remind", *day.usual, "--send", *day.remind),
            (CHECK,),
        )
        if day.mails
        else None,
        Step(BUILD, "построить сайт", ("build", *day.usual, *day.build), (CHECK,)),
        Step(PUBLISH, f"опубликовать сайт: {day.target}", needs=(BUILD,)) if day.target else None,
    ]
    return tuple(step for step in found if step)


def listing(steps: Sequence[Step]) -> str:
    return "\n".join(f"{number}. {step.title}" for number, step in enumerate(steps, start=1))


def carry_out(steps: Sequence[Step], do: Callable[[Step], int], tell: Callable[[str], None]) -> int:
    """The exit code of the whole: 0, or the gravest there was, mistakes of the schedule first."""
    codes: dict[str, int] = {}
    for number, step in enumerate(steps, start=1):
        tell(f"\n{number}. {step.title}")
        lacking = [codes[name] for name in step.needs if codes.get(name)]
        codes[step.name] = lacking[0] if lacking else do(step)
        if lacking:
            tell("Пропущено: без прежнего шага это не имеет смысла.")
        elif codes[step.name]:
            tell("Не вышло.")
    tell(f"\nСделано: {sum(code == OK for code in codes.values())} из {len(steps)}.")
    return min((_known(code) for code in codes.values() if code), default=OK)


def _known(code: int) -> int:
    """What died of something else, or was killed, hasn't delivered."""
    return code if OK < code < NOT_DELIVERED else NOT_DELIVERED
