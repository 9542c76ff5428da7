"""Text that is safe in a header and in one line of a plain mail."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


def one_line(text: str) -> str:
    """The text without line breaks and control characters, which must not reach a header or forge a line."""
    return " ".join("".join(" " if _is_control(letter) else letter for letter in text).split())


def _is_control(letter: str) -> bool:
    return (
        ord(letter) < 32 or 127 <= ord(letter) < 160 or letter in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    )


def capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def decapitalise(text: str) -> str:
    """«Заместитель …» inside a sentence; abbreviations such as «ОО» stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sorting(text: str) -> tuple[str, str]:
    """Sort key for Russian: «ё» among «е»."""
    folded = text.casefold()
    return (folded.replace("ё", "е"), folded)
