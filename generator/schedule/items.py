"""A row's items: as a list of their own, and as the official table words them."""

from collections.abc import Iterable

from generator.schedule.plan import Item

# Behind these an item needs no semicolon.
_ENDINGS = (",", ":", "!", "?", "…", "..")
# Their full stop belongs to the word, not to the item.
_ABBREVIATIONS = frozenset("г. гг. д. др. л. лл. п. пр. руб. стр. тыс. ч. шт. экз.".split())


def item_text(item: Item) -> str:
    """An item where it stands alone, its note in brackets, without the sign that parts it from the next."""
    text, _ = _parted(item.text)
    return _with_note(text, item)


def item_as_written(item: Item) -> str:
    """An item with the sign that it has in the file; its note stands before the sign."""
    text, sign = _parted(item.text)
    return _with_note(text, item) + sign


def table_items(items: Iterable[Item], bullet: str | None = None) -> tuple[str, ...]:
    """Items of the official table, with the paper's own sign before each: all but the last end with a
    semicolon, unless another sign stands there; the last one stays as it is written."""
    texts = [item_as_written(item) for item in items]
    parted = [text if _is_ended(text) else f"{text};" for text in texts[:-1]] + texts[-1:]
    return tuple(f"{bullet} {text}" if bullet else text for text in parted)


def _with_note(text: str, item: Item) -> str:
    return f"{text} ({item.note})" if item.note else text


def _parted(text: str) -> tuple[str, str]:
    """An item's words, and the semicolon or full stop behind them."""
    words, sign = text[:-1].rstrip(), text[-1:]
    is_parting = sign == ";" or (sign == "." and text.split()[-1].casefold() not in _ABBREVIATIONS)
    return (words, sign) if words and is_parting and not words.endswith(".") else (text, "")


def _is_ended(text: str) -> bool:
    return bool(_parted(text)[1]) or text.endswith(_ENDINGS)
