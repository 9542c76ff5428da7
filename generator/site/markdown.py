"""Templates of Markdown pages, in which every value appears as text and nothing else.

Values are escaped to HTML entities, which are text to Markdown and HTML alike, so that `|`,
`<script>`, `_` or `[` in a name can't become markup wherever the template puts it.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from generator.cache import Cache
from generator.made_of import program
from generator.templates import Compiled, TemplateFolders

# All ASCII punctuation that Markdown, its extensions or HTML give a meaning inside a line.
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "&<>\"'`*_[]{}|~\\^=$#!@"}
_SPACES = dict.fromkeys(map(ord, "\r\n\t"), " ")
_TABLE = _SPACES | _ENTITIES


def as_text(value: Any) -> Markup:
    """Trusted markup passes; None is nothing; line ends become spaces."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    if isinstance(value, Markup):
        return value
    return Markup("") if value is None else _escaped(str(value))


# The same titles, roles and days stand in thousands of rows.
@lru_cache(maxsize=2**16)
def _escaped(text: str) -> Markup:
    return Markup(text.translate(_TABLE))  # noqa: S704


class _Generator(CodeGenerator):
    """Values go through `as_text`, of which Jinja would escape again what came out: nothing, at a cost of a
    quarter of the time."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class _PageEnvironment(Environment):
    code_generator_class = _Generator


def page_environment(folders: Sequence[Path], cache: Cache | None = None) -> Environment:
    """The school's own folder first. An unknown variable is an error, never an empty place."""
    return _PageEnvironment(
        loader=TemplateFolders(folders),
        bytecode_cache=Compiled(cache.code, program()) if cache else None,
        autoescape=True,
        finalize=as_text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def links_from(page: str) -> Callable[[str], str]:
    """Makes relative links on one page of the site; all paths start at the site's root."""
    root = "../" * page.count("/")
    return lambda target: root + target or "./"


# What a past year has of its own; other pages are the site's.
_ARCHIVED = ("teachers/", "months/", "roles/", "plans/")


def links_of_archive(root: str, page: str) -> Callable[[str], str]:
    """As `links_from`, for a page of the past year whose home is `root`; "/" is the site's own home."""
    link = links_from(root + page)

    def to(target: str) -> str:
        is_own = not target or target.startswith(("#", *_ARCHIVED))
        return link(root + target if is_own else target.removeprefix("/"))

    return to
