"""A key that may not stand where it stands: which one was meant, or which block it belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.loading.mistakes import Mistake
from generator.loading.model_keys import Model, keys_at, keys_of, models_at, models_in
from generator.loading.nodes import Mapping
from generator.problems import Location, Position
from generator.schedule.parsing import fold, mixed_letters, nearest
from generator.schedule.timing import TIMING_KEYS


@dataclass(frozen=True, slots=True)
class WrongKey:
    """A key that may not stand in a block. `meant` is the key that was probably meant, `owner` the key whose
    block this one belongs to, `rival` the rule that stands in the same timing."""

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

    def correct(self) -> None:
        """Puts the key that was meant in the place of this one, in the block itself; it stays a guess."""
        assert self.meant is not None
        entries = self.block.entries
        entries[self.key].is_guessed = True
        self.block.entries = {self.meant if key == self.key else key: entry for key, entry in entries.items()}

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


def wrong_key(mistake: Mistake) -> WrongKey | None:
    """None where the model complains about something else than a key."""
    place = mistake.place
    node = place.chain[-1]
    if place.is_unknown:
        holder = place.chain[-2]
        assert isinstance(holder, Mapping)
        return wrong_key_at(str(place.last), holder, mistake.location[:-1], mistake.model)
    if mistake.kind == "union_tag_not_found" and isinstance(node, Mapping):
        return next(filter(None, (_misspelt_timing(key, node) for key in node.entries)), None)
    return None


def misplaced(mistakes: Iterable[Mistake]) -> Iterator[Mapping]:
    """The blocks that hold a key of another block."""
    return (key.block for each in mistakes if (key := wrong_key(each)) and key.owner)


def wrong_key_at(key: str, block: Mapping, location: Location, root: Model) -> WrongKey:
    models = models_at(location, root)
    known = {name: field.title or "" for name, field in keys_at(location, root).items()}
    others = tuple(known)
    if key in TIMING_KEYS and any(model in TIMING_KEYS.values() for model in models):
        rival = next(str(step) for step in reversed(location) if step in TIMING_KEYS)
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
    near = nearest(fold(key.partition(":")[0]).lstrip("-— "), candidates)
    return candidates[near] if near else None
