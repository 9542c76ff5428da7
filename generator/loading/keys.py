"""A key that may not stand where it stands: which one was meant, or which block it belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby

from pydantic_core import ErrorDetails

from generator.loading.locations import Place, keys_at, keys_of, models_at, models_in
from generator.loading.tree import Mapping, Node, Repeated
from generator.problems import Position, Problem, Severity
from generator.schedule.parsing import fold, mixed_letters
from generator.schedule.timing import TIMING_KEYS


@dataclass(frozen=True, slots=True)
class WrongKey:
    """`meant` is the key that was probably meant; `owner` the key whose block this one belongs to."""

    key: str
    block: Mapping
    others: tuple[str, ...]
    meant: str | None = None
    owner: str | None = None
    rival: str | None = None

    @property
    def position(self) -> Position:
        return self.block.entries[self.key].position

    @property
    def can_be_corrected(self) -> bool:
        return self.meant is not None and self.meant not in self.block.entries and ":" not in self.key

    def correct(self) -> Node:
        """Puts the key that was meant in the place of this one, and returns what stands behind it."""
        assert self.meant is not None
        entries = self.block.entries
        self.block.entries = {self.meant if key == self.key else key: entry for key, entry in entries.items()}
        return entries[self.key].value

    @property
    def phrase(self) -> tuple[str, str, str]:
        """Code, message, hint."""
        if self.rival:
            return (
                "two-timing-keys",
                f"в одном сроке два правила: «{self.rival}» и «{self.key}»",
                "оставьте одно; если нужны оба, сделайте список: каждое правило — своим пунктом с дефиса",
            )
        if self.owner:
            return (
                "misplaced-key",
                f"ключ «{self.key}» стоит не в том блоке",
                f"он бывает внутри «{self.owner}»: сравните отступ с похожим блоком",
            )
        head, colon, rest = self.key.partition(":")
        if colon and self.meant:
            return "colon-space", f"в «{self.key}» после двоеточия нет пробела", f"напишите «{head}: {rest}»"
        if letters := mixed_letters(self.key):
            hint = f"наберите латиницей: {self.meant}" if self.meant else "наберите ключ заново латиницей"
            return "unknown-key", f"в ключе «{self.key}» русские буквы среди латинских («{letters}»)", hint
        hint = f"возможно, «{self.meant}»" if self.meant else f"здесь бывают: {', '.join(self.others)}"
        return "unknown-key", f"неизвестный ключ «{self.key}»", hint


def wrong_key(detail: ErrorDetails, place: Place) -> WrongKey | None:
    """None where the model complains about something else than a key."""
    node = place.chain[-1]
    if detail["type"] == "extra_forbidden":
        holder = place.chain[-2]
        assert isinstance(holder, Mapping)
        return _judged(str(place.last), holder, detail)
    if detail["type"] == "union_tag_not_found" and isinstance(node, Mapping):
        return next(filter(None, (_misspelt_timing(key, node) for key in node.entries)), None)
    return None


def _judged(key: str, block: Mapping, detail: ErrorDetails) -> WrongKey:
    models = models_at(detail["loc"][:-1])
    known = {name: field.title or "" for name, field in keys_at(detail["loc"][:-1]).items()}
    others = tuple(known)
    if key in TIMING_KEYS and any(model in TIMING_KEYS.values() for model in models):
        rival = next(str(step) for step in reversed(detail["loc"][:-1]) if step in TIMING_KEYS)
        return WrongKey(key, block, others, rival=rival)
    owners = [
        name
        for model in models
        for name, field in keys_of(model).items()
        if any(key in keys_of(inner) for inner in models_in(field))
    ]
    if owners:
        return WrongKey(key, block, others, owner=_nearest_above(key, owners, block))
    return WrongKey(key, block, others, meant=_nearest(key, known))


def _nearest_above(key: str, owners: list[str], block: Mapping) -> str:
    """Of several blocks that know the key, the one that stands last before it."""
    above = list(block.entries)[: list(block.entries).index(key)]
    return next((name for name in reversed(above) if name in owners), owners[0])


def _misspelt_timing(key: str, block: Mapping) -> WrongKey | None:
    meant = _nearest(key, dict.fromkeys(TIMING_KEYS, ""))
    return WrongKey(key, block, tuple(TIMING_KEYS), meant=meant) if meant else None


def _nearest(key: str, known: dict[str, str]) -> str | None:
    """By spelling, or by the Russian title that someone typed instead of the key."""
    titles = {fold(title): name for name, title in known.items() if title}
    words = {word: name for title, name in titles.items() for word in title.replace(",", " ").split()}
    candidates = words | titles | {fold(name): name for name in known}
    wanted = fold(key.partition(":")[0]).lstrip("-— ")
    close = get_close_matches(wanted, candidates, n=1, cutoff=0.6)
    return candidates[close[0]] if close else None


def repeated_problems(repeated: Iterable[Repeated], file: str) -> Iterator[Problem]:
    """Keys that stand twice. Several in one block are a second block for want of a dash, or one with the
    wrong indent: one mistake, told at its first key."""
    for _, same_block in groupby(repeated, key=lambda each: id(each.block)):
        keys = list(same_block)
        first = keys[0]
        message = f"ключ «{first.key}» в этом блоке уже есть — в строке {first.first.line}"
        hint = _hint(first, begins_block=first.begins_block or len(keys) > 1)
        yield Problem(file, first.position, Severity.ERROR, "duplicate-key", message, hint)


def _hint(each: Repeated, *, begins_block: bool) -> str:
    if each.after_empty:
        return f"если он относится к «{each.after_empty}», сдвиньте его вправо на два пробела"
    if begins_block:
        return f"если здесь начинается новый блок списка, поставьте дефис: - {each.key}: …"
    return "оставьте один"
