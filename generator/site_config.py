"""mkdocs.yml, read as MkDocs reads it."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from generator.file_names import SITE_CONFIG
from generator.outcome import WRONG_USAGE, Failure, unreadable_yaml


def site_config(path: Path) -> dict[str, Any]:
    """With the variables of the environment put in. Raises Failure."""
    config: Any = None
    # Whatever is wrong, MkDocs' own reader finds it, too.
    with suppress(Exception):
        config = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 - it is a safe one
    is_whole = isinstance(config, dict) and "INHERIT" not in config
    return config if is_whole else _as_mkdocs_reads(path)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """What is of Python, which only MkDocs needs, is left out: its modules are slow to load."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def _as_mkdocs_reads(path: Path) -> dict[str, Any]:
    """Whatever stands there, or the words for what is wrong. Its library is slow to load. Raises Failure."""
    from mkdocs.exceptions import MkDocsException
    from mkdocs.utils.yaml import yaml_load

    try:
        with path.open(encoding="utf-8") as config_file:
            config: Any = yaml_load(config_file)
    except OSError as error:
        message = f"файл «{SITE_CONFIG}» не читается: {error.strerror}"
    except UnicodeDecodeError:
        message = f"{SITE_CONFIG}: файл сохранён не в UTF-8, сохраните его в этой кодировке"
    except (ValueError, RecursionError):
        # A day that no calendar has, or brackets without end.
        message = f"{SITE_CONFIG}: файл не читается: проверьте даты и скобки"
    except MkDocsException as error:
        message = unreadable_yaml(SITE_CONFIG, error.__context__ or error)
    else:
        if isinstance(config, dict):
            return config
        message = f"{SITE_CONFIG}: ожидались ключи, например «site_url: https://…»"
    raise Failure(WRONG_USAGE, message)
