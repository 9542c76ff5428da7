"""The set-up is the same on any day: the locks are complete, exact and of allowed licences."""

import json
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

import pytest

from tests.locks import Locked, loose_lines, read_lock, this_environment, unsatisfied

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
WANTED = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-dev.txt": [*PROJECT["dependencies"], *EXTRAS["dev"], *EXTRAS["zensical"]],
}
A_HASH = "--hash=sha256:" + "0" * 64


def lock_of(file: str) -> list[Locked]:
    return read_lock((ROOT / file).read_text("utf-8"))


@cache
def requirements_of(package: str) -> tuple[str, ...]:
    """Nothing of a package that isn't installed here, as of one that only Windows needs."""
    try:
        return tuple(metadata(package).get_all("Requires-Dist") or ())
    except PackageNotFoundError:
        return ()


@pytest.mark.parametrize("file", WANTED)
def test_every_line_names_one_version_and_its_bytes(file: str) -> None:
    assert loose_lines(lock_of(file)) == []


@pytest.mark.parametrize("file", WANTED)
def test_the_lock_has_all_that_its_packages_ask_for(file: str) -> None:
    assert unsatisfied(lock_of(file), WANTED[file], requirements_of) == []


def test_both_locks_agree() -> None:
    everything = {
        (each.name, str(each.requirement.marker), each.version) for each in lock_of("requirements-dev.txt")
    }
    runtime = {
        (each.name, str(each.requirement.marker), each.version) for each in lock_of("requirements.txt")
    }
    assert runtime - everything == set()


@pytest.mark.parametrize(
    ("line", "loose"),
    [
        (f"six==1.17.0 {A_HASH}", []),
        (f"six==1.17.0 ; python_version < '3.12' {A_HASH}", []),
        ("six==1.17.0", ["six"]),
        ("six==1.17.0 --hash=sha256:0", ["six"]),
        (f"six>=1.17.0 {A_HASH}", ["six"]),
        (f"six==1.* {A_HASH}", ["six"]),
        (f"six {A_HASH}", ["six"]),
    ],
)
def test_a_line_without_an_exact_version_or_a_hash_is_found(line: str, loose: list[str]) -> None:
    assert loose_lines(read_lock(line)) == loose


@pytest.mark.parametrize(
    ("lock", "missing"),
    [
        ("one==1\ntwo[fast]==2.5\nthree==3", 0),
        # What broke the set-up once: the package is locked, the extra that is asked for isn't.
        ("one==1\ntwo==2.5\nthree==3", 15),
        ("one==1\ntwo[fast]==2.5", 15),
        ("one==1\ntwo[fast]==1.0\nthree==3", 15),
        ("one==1\ntwo[fast]==2.5 ; python_version < '3.13'\nthree==3", 6),
        ("one==1\ntwo[fast]==2.5 ; sys_platform != 'win32'\nthree==3", 5),
        ("one==1\ntwo[fast]==2.5\ntwo[fast]==2.6\nthree==3", 15),
    ],
)
def test_what_a_lock_lacks_is_found_for_each_python_and_system(lock: str, missing: int) -> None:
    asked = {"one": ["two[fast]>=2"], "two": ["three; extra == 'fast'", "four; extra == 'slow'"]}
    found = unsatisfied(read_lock(lock), ["one"], lambda package: asked.get(package, ()))
    assert len(found) == missing


# What older packages call their licences, in the names that ARCHITECTURE.md uses.
SPDX = {
    "apache license, version 2.0": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd license": "BSD-3-Clause",
    "mit licence": "MIT",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "the unlicense (unlicense)": "Unlicense",
}


def field(package: PackageMetadata, name: str) -> str:
    return str((package.get_all(name) or [""])[0])


def licence_of(package: PackageMetadata) -> str:
    """As an SPDX expression: the package's own, else made of what it says in other fields."""
    if expression := field(package, "License-Expression"):
        return expression
    classified = [
        each.rpartition(" :: ")[2] for each in package.get_all("Classifier") or () if "License" in each
    ]
    named = [each for each in classified if each != "OSI Approved"] or [field(package, "License")]
    return " OR ".join(SPDX.get(each.casefold(), each) for each in named)


def is_allowed(expression: str, allowed: Iterable[str]) -> bool:
    ways = (way.split(" AND ") for way in expression.replace("(", "").replace(")", "").split(" OR "))
    return any(all(part.strip() in allowed for part in way) for way in ways)


def allowed_licences() -> set[str]:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    sentence = re.search(r"Allowed licences: (.*?)\.\n", text, re.DOTALL)
    assert sentence
    return {each.strip() for each in sentence[1].replace("\n", " ").split(",")}


def test_every_locked_package_has_a_licence_of_the_list() -> None:
    here = [each for each in lock_of("requirements-dev.txt") if each.holds_in(this_environment())]
    licences = {each.name: licence_of(metadata(each.name)) for each in here}
    allowed = allowed_licences()
    assert {name: each for name, each in licences.items() if not is_allowed(each, allowed)} == {}


def test_every_package_of_npm_that_reaches_the_site_has_a_licence_of_the_list() -> None:
    lock = json.loads((ROOT / "browser" / "package-lock.json").read_text("utf-8"))
    licences = {name: each["license"] for name, each in lock["packages"].items() if name}
    allowed = allowed_licences()
    assert {name: each for name, each in licences.items() if not is_allowed(each, allowed)} == {}


def test_the_lock_of_npm_names_no_host_and_every_package_by_its_bytes() -> None:
    text = (ROOT / "browser" / "package-lock.json").read_text("utf-8")
    packages = {name: each for name, each in json.loads(text)["packages"].items() if name}
    assert [name for name, each in packages.items() if not each["integrity"].startswith("sha512-")] == []
    assert "://" not in text


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("MIT AND PSF-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-only", False),
        ("", False),
    ],
)
def test_a_licence_is_allowed_if_one_way_of_taking_it_is(expression: str, allowed: bool) -> None:
    assert is_allowed(expression, {"MIT", "Apache-2.0", "PSF-2.0"}) is allowed
