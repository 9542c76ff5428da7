"""Templates of Markdown pages, in which every value appears as text and nothing else.

Values are escaped to HTML entities, which are text to Markdown and HTML alike, so that `|`,
`<script>`, `_` or `[` in a name can't become markup wherever the template puts it.
"""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

# All ASCII punctuation that Markdown, its extensions or HTML give a meaning inside a line.
_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in "&<>\"'`*_[]{}|~\\^=$#!@"}
_SPACES = dict.fromkeys(map(ord, "\r\n\t"), " ")


def as_text(value: Any) -> Markup:
    """Trusted markup passes; None is nothing; line ends become spaces."""
    if hasattr(value, "__html__"):
        return Markup(value.__html__())  # noqa: S704
    if value is None:
        return Markup("")
    return Markup(str(value).translate(_SPACES | _ENTITIES))  # noqa: S704


def page_environment(folder: Path) -> Environment:
    """Templates under `folder`; an unknown variable is an error, never an empty place."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        finalize=as_text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def relative(page: str, target: str) -> str:
    """The link from one page of the site to another; both paths start at the site's root."""
    return "../" * page.count("/") + target or "./"
