"""Templates that people may restyle: whatever a slip in one raises becomes a sentence for people."""

import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from traceback import walk_tb

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from generator.cache import Cache, key_of


class BadTemplate(Exception):
    """A template does not render; the message names the file, the line where known, and the reason."""


class TemplateFolders(FileSystemLoader):
    """The first folder that has a template wins. Of a file that can't be read, only who reads it knows which
    one it is."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Raises BadTemplate."""
        try:
            return super().get_source(environment, template)
        except TemplateNotFound:
            raise
        except UnicodeDecodeError:
            raise BadTemplate(
                f"шаблон {template} сохранён не в UTF-8: сохраните его в этой кодировке"
            ) from None
        except OSError as error:
            raise BadTemplate(f"шаблон {template} не читается: {error.strerror}") from None


class Compiled(BytecodeCache):
    """Templates as an earlier command has compiled them: that takes longer than a hundred pages. `cache` is a
    store of code, `by` the key of what compiles them, besides Python and the engine."""

    def __init__(self, cache: Cache, by: bytes) -> None:
        self._cache = cache
        self._by = key_of("template", by, sys.version, version("jinja2"))

    def load_bytecode(self, bucket: Bucket) -> None:
        if (kept := self._cache.get(self._key(bucket))) is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._cache.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> bytes:
        """`bucket.key` is of where the template is, the checksum of its text."""
        return key_of(self._by, bucket.key, bucket.checksum)


def render(environment: Environment, name: str, **context: object) -> str:
    """Raises BadTemplate for anything: the values come in finished words, so the slip is the template's."""
    try:
        return environment.get_template(name).render(context)
    except BadTemplate:
        raise
    except Exception as error:
        place = _place(environment, error) or name
        raise BadTemplate(f"шаблон {place} не получается показать: {reason_of(error)}") from None


def _place(environment: Environment, error: Exception) -> str | None:
    """The innermost line of a template; Jinja shows templates' own lines in the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name}, строка {error.lineno},"
    assert isinstance(environment.loader, TemplateFolders)
    folders = [Path(folder) for folder in environment.loader.searchpath]
    places = [
        f"{Path(frame.f_code.co_filename).relative_to(folder).as_posix()}, строка {line},"
        for frame, line in walk_tb(error.__traceback__)
        for folder in folders
        if Path(frame.f_code.co_filename).is_relative_to(folder)
    ]
    return places[-1] if places else None


def reason_of(error: Exception) -> str:
    """What the engine said, in one line."""
    if isinstance(error, TemplateNotFound):
        return f"нет файла {error.name}"
    said = error.message if isinstance(error, TemplateError) else str(error)
    return " ".join((said or type(error).__name__).split())
