"""What a short word stands for, told once a page where it first appears."""

import re

MEANINGS = {"ЛК": "личный кабинет"}
# Front matter, tags and headings of Markdown are no text of the page.
_PIECES = re.compile(
    rf"\A---\n.*?^---\n|<[^>]*>|^#[^\n]*$|\b(?:{'|'.join(MEANINGS)})\b", re.MULTILINE | re.DOTALL
)


def spelled_out(page: str) -> str:
    """A page that has it in brackets first, «личных кабинетов (ЛК)», says it in words of its own."""
    told: set[str] = set()

    def piece(found: re.Match[str]) -> str:
        word = found[0]
        if word in told or word not in MEANINGS:
            return word
        told.add(word)
        is_told = page[: found.start()].endswith("(")
        return word if is_told else f'<abbr title="{MEANINGS[word]}">{word}</abbr>'

    return _PIECES.sub(piece, page)
