"""Text that is safe in a header and in one line of a plain mail."""

import re
from collections.abc import Sequence

# What a title can't end in, since it leads to what was cut off.
_LEADING_ON = re.compile(
    r"(?:^|[ («])(?:а|без|в|во|для|до|за|и|из|или|к|ко|на|над|не|о|об|обо|от|по|под|при|про|с|со|у|через)$",
    re.IGNORECASE,
)
_SIGNS = " ,;:.—–-(«"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e]")


def one_line(text: str) -> str:
    """The text without line breaks and control characters, which must not reach a header or forge a line."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """With a full stop, unless it ends in one: «до 15 марта 2027 г.»"""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def decapitalise(text: str) -> str:
    """«Заместитель …» inside a sentence; abbreviations such as «ОО» stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def shorten(title: str, limit: int) -> str:
    """One line of at most that many characters: first the bracketed explanation goes, then words. Neither a
    preposition nor a comma is left at the end."""
    title = " ".join(title.split()).removesuffix(".")
    if len(title) <= limit:
        return title
    head = title.split(" (")[0]
    if len(head) < limit:
        return f"{_without_tail(head) or head}…"
    cut = title[: limit - 1]
    whole = cut if title[limit - 1] == " " else cut.rpartition(" ")[0]
    return (_without_tail(whole) or cut) + "…"


def _without_tail(text: str) -> str:
    """Without the words and signs at the end that lead to what follows."""
    text = text.rstrip(_SIGNS)
    while found := _LEADING_ON.search(text):
        text = text[: found.start()].rstrip(_SIGNS)
    return text


def listed(names: Sequence[str], most: int) -> str:
    """«ivanova, petrova и ещё 3»"""
    left = len(names) - most
    return ", ".join(names[:most]) + (f" и ещё {left}" if left > 0 else "")


def sorting(text: str) -> tuple[str, str]:
    """Sort key for Russian: «ё» among «е»."""
    folded = text.casefold()
    return (folded.replace("ё", "е"), folded)
