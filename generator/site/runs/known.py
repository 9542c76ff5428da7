"""What of a configuration is known to make each page of its Markdown and the frame, and of nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path

from material.plugins.search.plugin import SearchIndex, SearchPlugin
from mkdocs.config.defaults import MkDocsConfig

SEARCH = "material/search"
EXTENSIONS = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs md_in_html meta "
    "nl2br sane_lists smarty tables toc wikilinks "
    "pymdownx.betterem pymdownx.caret pymdownx.critic pymdownx.details pymdownx.extra pymdownx.highlight "
    "pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink pymdownx.mark pymdownx.saneheaders "
    "pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde".split()
)
STATIC = {"404.html", "sitemap.xml"}

# What a template could ask of other pages, or of the clock.
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_OTHERS = re.compile(r"\b(?:pages|build_date_utc|update_date)\b|(?<!\bpage)\.(?:content|toc|markdown)\b")


def search_of(config: MkDocsConfig) -> SearchIndex:
    plugin = config.plugins[SEARCH]
    assert isinstance(plugin, SearchPlugin)
    index: SearchIndex = plugin.search_index
    return index


def strange(config: MkDocsConfig, theme: Path) -> str | None:
    """The first thing in the configuration that isn't known; `theme` is the frame's own theme folder."""
    return next(_strange(config, theme), None)


def _strange(config: MkDocsConfig, theme: Path) -> Iterator[str]:
    """Plugins and hooks may do anything, extensions may read other files, a menu of all pages is on each."""
    yield from (f"hooks: {name}" for name in config.hooks)
    yield from (f"plugins: {name}" for name in config.plugins if name != SEARCH)
    yield from (f"markdown_extensions: {name}" for name in sorted({*config.markdown_extensions} - EXTENSIONS))
    wrong = {
        "extra_templates": config.extra_templates,
        "draft_docs": config.draft_docs,
        "nav": not isinstance(config.nav, list),
        "theme": config.theme.name != "material" or config.theme.custom_dir != str(theme),
        "static_templates": set(config.theme.static_templates) != STATIC,
        "INHERIT": re.search(r"^INHERIT\b", _text(config), re.MULTILINE),
    }
    yield from (name for name, is_so in wrong.items() if is_so)
    for path, text in templates(theme):
        if found := _OTHERS.search(text):
            yield f"{path.relative_to(theme).as_posix()}: {found[0]}"


def templates(theme: Path) -> Iterator[tuple[Path, str]]:
    """What the frame's own templates do, without what they say of it."""
    for path in sorted(theme.rglob("*")) if theme.is_dir() else ():
        if path.suffix in (".html", ".xml"):
            yield path, _COMMENT.sub("", path.read_text("utf-8"))


def _text(config: MkDocsConfig) -> str:
    return Path(config.config_file_path or "").read_text("utf-8-sig")
