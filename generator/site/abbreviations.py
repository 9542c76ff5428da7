"""What a short word stands for, told once a page where it first appears."""

import re

MEANINGS = {"ЛК": "личный кабинет"}
# Front matter, tags and headings of Markdown are no text of the page.
_PIECES = re.compile(
    rf"\A---\n.*?^---\n|<[^>]*>|^#[^\n]*$|\b(?:{'|'.join(MEANINGS)})\b", re.MULTILINE | re.DOTALL
)


def spelled_out(page: str) -> str:
    """A page that has it in brackets first, «личных кабинетов (ЛК)», says it in words of its own."""
    waiting = {word for word in MEANINGS if word in page}
    pieces, end = [], 0
    for found in _PIECES.finditer(page) if waiting else ():
        word = found[0]
        if word in waiting:
            waiting.remove(word)
            is_told = page[: found.start()].endswith("(")
            pieces += [page[end : found.start()], word if is_told else _explained(word)]
            end = found.end()
            if not waiting:
                break
    return "".join([*pieces, page[end:]])


def _explained(word: str) -> str:
    return f'<abbr title="{MEANINGS[word]}">{word}</abbr>'
