"""Headers that can be read back, letter by letter (RFC 2047).

The library's own folding of a header object breaks a text that isn't ASCII between its words, and loses or
tears spaces there. Its older `Header` makes encoded words of whole characters, which readers join again.
"""

from collections.abc import Iterator
from email.charset import BASE64, Charset
from email.header import Header
from email.headerregistry import Address
from email.policy import EmailPolicy
from typing import Any

_UTF_8 = Charset("utf-8")
_UTF_8.header_encoding = BASE64
# RFC 5322, section 2.1.1: what a line should keep to; RFC 2047, section 2: what a word must.
LINE_LIMIT, WORD_LIMIT = 78, 75
# No encoded word may stand in them, however long they are; the library would make some.
FOR_MACHINES = ("Message-ID", "List-Unsubscribe")


class WholeWords(EmailPolicy):
    """Keeps these headers as they are to go out; all else is the library's."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Raises ValueError for line breaks, as the library does."""
        stored = super().header_store_parse(name, value)
        if name == "Subject":
            return name, encoded(name, value)
        if isinstance(value, Address):
            return name, _encoded_address(name, value)
        return (name, value) if name in FOR_MACHINES else stored


# Pure ASCII on the wire: every server takes it, whatever it announces. What is encoded is not folded anew.
POLICY = WholeWords(linesep="\r\n", cte_type="7bit", refold_source="none")


def encoded(name: str, text: str) -> str:
    """The text of that header, in several lines where one is too short."""
    if _is_plain(text) and len(name) + len(": ") + len(text) <= LINE_LIMIT:
        return text
    return "\r\n ".join(_words(name, text))


def _words(name: str, text: str) -> Iterator[str]:
    header = Header(text, _UTF_8, maxlinelen=WORD_LIMIT, header_name=name)
    yield from (line.strip() for line in header.encode().splitlines())


def _is_plain(text: str) -> bool:
    """Letters that need no encoding, and that no reader takes for an encoded word."""
    return text.isascii() and text.isprintable() and "=?" not in text and text == text.strip()


def _encoded_address(name: str, address: Address) -> str:
    plain = str(address)
    fits = len(name) + len(": ") + len(plain) <= LINE_LIMIT
    if not address.display_name or (_is_plain(plain) and fits):
        return plain
    return "\r\n ".join([*_words(name, address.display_name), f"<{address.addr_spec}>"])
