"""What the documents name is there: commands with their options, targets of make, modules, files."""

import contextlib
import io
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.cli import COMMANDS, main
from generator.commands.district import ACTS

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "examples/school/README.md"]
DOCUMENTS += ["examples/district/README.md", "deploy/cyclogram@.service"]
DOCUMENTS += sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.md"))
NAMES = [name for name in COMMANDS if name != "district"] + [f"district {act}" for act in ACTS]
SOURCES = {".py", ".yml", ".yaml", ".js", ".json", ".html", ".md", ".toml", ""}
WORDS = "|".join(sorted((*NAMES, *COMMANDS), key=len, reverse=True))


@cache
def options(command: str) -> frozenset[str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), pytest.raises(SystemExit):
        main([*command.split(), "--help"])
    return frozenset(re.findall(r"--[a-z][a-z-]*", out.getvalue()))


def rows() -> dict[str, str]:
    """The table of commands in the README: what each is called with, and all that is said of it."""
    text = (ROOT / "README.md").read_text("utf-8").partition("| command | does |")[2].partition("\n\n")[0]
    found = re.findall(rf"(?m)^\| `({WORDS})\b(.*)$", text)
    assert len(found) == text.count("\n") - 1
    return dict(found)


def test_the_readme_has_a_row_for_every_command() -> None:
    assert sorted(rows()) == sorted(NAMES)


@pytest.mark.parametrize("command", NAMES)
def test_a_row_names_options_that_its_command_has(command: str) -> None:
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", rows()[command])) - options(command) == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_line_in_a_document_is_one(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    # Where the whole of a span or line of code is a call; «cyclogram» alone is a name of much else.
    calls = re.findall(r"(?:(?<=`)|(?<=\$ )|(?<=bin/)|(?<=… ))cyclogram ([a-z-]+(?: [a-z]+)?)([^`\n]*)", text)
    for words, rest in calls:
        command = re.match(rf"({WORDS})(?![\w-])", words)
        assert command, words
        assert set(re.findall(r"(?<!\S)--[a-z][a-z-]*", rest)) - options(command[1]) == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_module_and_link_in_a_document_is_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8")))
    made = re.findall(r"(?m)^make ([a-z]+) +#|`make ([a-z ]+)", text)
    assert {each for line in made for each in "".join(line).split()} - targets == set()
    assert [each for each in re.findall(r"python -m ([a-z_.]+[a-z])", text) if find_spec(each) is None] == []
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text) if "/" not in name else []
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_module_that_the_architecture_names_is_there() -> None:
    """By its path below `generator`, `tests`, the root, or one of the rooms."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`([\w/]+\.(?:py|js|css|yaml))(?![\w*])[^`]*`", text))
    there = [
        path.as_posix()
        for folder in ("generator", "tests", "site_templates", "content", "benchmarks", "browser")
        for path in (ROOT / folder).rglob("*.*")
    ]
    missing = [each for each in sorted(named) if not any(path.endswith(f"/{each}") for path in there)]
    # What a build makes, and a district.
    assert missing == ["assets/site.css", "district.yaml"]


def test_every_word_of_the_code_in_the_architecture_is_one() -> None:
    """A class of the vocabulary, a function of the walk, that has another name by now."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`([A-Za-z_][\w.]*?)`", text))
    folders = ("generator", "site_templates", "tests", "browser", "content", ".github")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.*")]
    paths += [
        ROOT / name
        for name in ("mkdocs.yml", "Makefile", "pyproject.toml", "schedule.yaml", "district.schema.json")
    ]
    code = "\n".join(path.read_text("utf-8", "replace") for path in paths if path.suffix in SOURCES)
    words = set(re.findall(r"\w+", code))
    assert sorted(each for each in named if each.rpartition(".")[2] not in words) == []
