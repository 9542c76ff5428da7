"""What stands around the pages, as MkDocs reads it: configuration, files, navigation, templates."""

import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.cache import Cache, key_of
from generator.made_of import files_of
from generator.templates import Compiled

PACKAGES = (
    "mkdocs mkdocs-material mkdocs-material-extensions markdown pymdown-extensions jinja2 markupsafe "
    "pygments pyyaml pathspec"
).split()
# They say where, not what.
_PLACES = {"CYCLOGRAM_PAGES", "CYCLOGRAM_SITE"}
# What of a page's front matter only the page itself shows: the navigation shows none of it.
_OWN = {"change", "edit", "issued", "robots", "search", "hide", "description", "template"}


class Unrepeatable(Exception):
    """Something that can't be written down, so that it could be compared with the next build's."""


class Asked(Files):
    """The files, and what a page has asked of them since `asked` was emptied: whether they are there."""

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.asked: dict[str, bool] = {}

    def get_file_from_path(self, path: str) -> File | None:
        found = super().get_file_from_path(path)
        self.asked[path] = found is not None
        return found


class _Theme(jinja2.FileSystemLoader):
    """The theme's folders without what is hidden in them: thousands of icons, of which MkDocs copies none."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in self.searchpath:
            for path in Path(folder).glob("[!.]*"):
                paths = path.rglob("*") if path.is_dir() else [path]
                found.update(each.relative_to(folder).as_posix() for each in paths if each.is_file())
        return sorted(found)


class _Compiled(Compiled):
    """By name: the frame stands in another folder at each build."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name


@dataclass(slots=True)
class Frame:
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    pages: list[File]
    asked: Asked
    in_nav: set[str] = field(default_factory=set)

    @property
    def theme(self) -> Path:
        """The frame's own folder of the theme, which Material's lies beneath."""
        return Path(self.config.theme.dirs[0])

    def page(self, uri: str) -> Page:
        file = self.files.src_uris[uri]
        assert file.page is not None
        return file.page


def read_config(path: Path, shown_at: str | None = None) -> MkDocsConfig:
    """`shown_at` is the address of a preview, in place of the site's."""
    config = load_config(str(path), strict=True)
    config.plugins.on_startup(command="serve" if shown_at else "build", dirty=False)
    config.site_url = shown_at or config.site_url
    return config


def frame_of(config: MkDocsConfig, cache: Cache) -> Frame:
    """As the beginning of MkDocs' own `build`, for a configuration with no plugin but the search."""
    env = config.theme.get_env()
    env.loader = _Theme(config.theme.dirs)
    env.bytecode_cache = _Compiled(cache.code, key_of("theme", version("mkdocs")))
    # The search wants one of its own, for a single word.
    config.theme.get_env = lambda: env  # type: ignore[method-assign]
    config = config.plugins.on_config(config)
    files = get_files(config)
    files.add_files_from_theme(env, config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    pages = list(files.documentation_pages())
    in_nav = {page.file.src_uri for page in nav.pages}
    return Frame(config, files, nav, env, pages, Asked(files), in_nav)


def head_of(page: Page) -> dict[str, Any]:
    """What the navigation of every page may show of this one."""
    head = {"title": page.title, "meta": dict(page.meta)}
    if json.loads(json.dumps(head)) != head:
        raise Unrepeatable(page.file.src_uri)
    return head


def put_head(page: Page, head: dict[str, Any]) -> None:
    page.title, page.meta = head["title"], head["meta"]


def source_key(config: MkDocsConfig, theme: Path) -> bytes:
    """Of all that makes HTML of Markdown: the same for every page."""
    text = Path(config.config_file_path or "").read_text("utf-8-sig")
    named = sorted(set(re.findall(r"\w+", text)) & os.environ.keys() - _PLACES)
    return key_of(
        text,
        str(config.site_url),
        *(f"{name}={os.environ[name]}" for name in named),
        *files_of(theme),
        *files_of(Path(__file__).parent, "*.py"),
        sys.version,
        *(version(name) for name in PACKAGES),
    )


def frame_key(source: bytes, heads: dict[str, dict[str, Any]]) -> bytes:
    """Of all that is on every page, too."""
    shown = {
        uri: {**head, "meta": {key: value for key, value in head["meta"].items() if key not in _OWN}}
        for uri, head in heads.items()
    }
    return key_of(source, json.dumps(shown, sort_keys=True))
