"""The locked requirements, read as an installer reads them, and what can be wrong with them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# What a requirement of a package depends on: every Python and system that the lock is for. The first
# releases of 3.11 differ from the later ones in what some packages still support.
PYTHONS = ("3.11.0", "3.11.7", "3.12.1", "3.13.0", "3.14.0")
SYSTEMS = {
    "Linux": {"sys_platform": "linux", "os_name": "posix", "platform_machine": "x86_64"},
    "Darwin": {"sys_platform": "darwin", "os_name": "posix", "platform_machine": "arm64"},
    "Windows": {"sys_platform": "win32", "os_name": "nt", "platform_machine": "AMD64"},
}

Environment = dict[str, str]

# What a package asks for, as its metadata says: «coverage[toml]>=7.10; extra == "x"».
RequirementsOf = Callable[[str], Iterable[str]]


@dataclass(frozen=True)
class Locked:
    """One line of a lock: a package for the environments that its marker names."""

    requirement: Requirement
    hashes: int

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str | None:
        """None where the line allows more than one."""
        exact = re.fullmatch(r"==([^*,]+)", str(self.requirement.specifier))
        return exact[1] if exact else None

    def holds_in(self, environment: Environment) -> bool:
        return self.requirement.marker is None or self.requirement.marker.evaluate(environment)


def this_environment() -> Environment:
    return {name: str(value) for name, value in default_environment().items()}


def environments() -> Iterator[Environment]:
    here = this_environment()
    for python in PYTHONS:
        for system, names in SYSTEMS.items():
            yield (
                here
                | names
                | {
                    "platform_system": system,
                    "python_full_version": python,
                    "python_version": python.rpartition(".")[0],
                    "implementation_version": python,
                }
            )


def read_lock(text: str) -> list[Locked]:
    """Every line that is neither a comment nor an option."""
    whole = text.replace("\\\n", " ")
    lines = (line.partition(" #")[0].strip() for line in whole.splitlines())
    return [_locked(line) for line in lines if line and not line.startswith(("#", "-"))]


def _locked(line: str) -> Locked:
    wanted, *hashes = re.split(r"\s+--hash=sha256:", line)
    return Locked(Requirement(wanted), sum(re.fullmatch("[0-9a-f]{64}", each) is not None for each in hashes))


def loose_lines(lock: Iterable[Locked]) -> list[str]:
    """Packages that another day could bring in another version or with other bytes."""
    return [each.name for each in lock if each.version is None or not each.hashes]


def unsatisfied(lock: list[Locked], wanted: Iterable[str], requirements_of: RequirementsOf) -> list[str]:
    """What the project (`wanted`) or a locked package asks for and the lock doesn't have, or has twice."""
    found: dict[str, None] = {}
    project = [Requirement(each) for each in wanted]
    of_packages = {each.name: [Requirement(text) for text in requirements_of(each.name)] for each in lock}
    for environment in environments():
        here = [each for each in lock if each.holds_in(environment)]
        asked = [("cyclogram", each) for each in project]
        asked += [
            (locked.name, each)
            for locked in here
            for each in of_packages[locked.name]
            if _is_wanted(each, locked.requirement.extras, environment)
        ]
        python = environment["python_full_version"]
        for asker, each in asked:
            if not _has(here, each):
                found[f"{asker} wants {each} (Python {python}, {environment['platform_system']})"] = None
    return list(found)


def _is_wanted(requirement: Requirement, extras: Iterable[str], environment: Environment) -> bool:
    if requirement.marker is None:
        return True
    return any(requirement.marker.evaluate({**environment, "extra": extra}) for extra in ("", *extras))


def _has(here: Iterable[Locked], wanted: Requirement) -> bool:
    lines = [each for each in here if each.name == canonicalize_name(wanted.name)]
    if len(lines) != 1 or lines[0].version is None:
        return False
    return wanted.specifier.contains(lines[0].version, prereleases=True) and (
        wanted.extras <= lines[0].requirement.extras
    )
