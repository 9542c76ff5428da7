"""Mistakes put into the code one by one: a test has to notice each.

    python -m tests.mutants                          all of ROOMS
    python -m tests.mutants generator/mail/due.py    some of it

Comparisons, arithmetic, numbers and truth are changed, in functions, properties and constants alike. Each
mutant is tried in a process of its own by the tests that mirror its file, then by the room's; which of them
nobody notices is told. (The libraries for it look neither into properties nor at constants, or start Python
anew for each mutant and bring a database and a web client.)
"""

import ast
import os
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

# Of the tests of mail those that decide, and ask no server.
DECIDING = [
    f"tests/mail/test_{name}.py"
    for name in ("leads", "beliefs", "due", "plan", "coordinator", "refusals", "anew", "refused_runs", "run")
]
ROOMS = {
    "generator/occurrences": ["tests/occurrences"],
    "generator/ledger": ["tests/ledger"],
    **{
        f"generator/mail/{name}.py": DECIDING
        for name in ("leads", "beliefs", "due", "doubtful", "plan", "coordinator", "refusals", "results")
    },
    "generator/changes/losses.py": ["tests/changes", "tests/commands/test_previous.py"],
}
# Whatever takes longer goes round in circles, which is noticed too; in seconds of the processor, so that a
# busy machine makes no difference.
PATIENCE = 300
PROFILE = "mutants"
# Libraries that are in memory already are no tests to be rewritten.
QUICKLY = [
    "-x",
    "-q",
    "-p",
    "no:cacheprovider",
    "--hypothesis-profile",
    PROFILE,
    "-W",
    "ignore:Module already",
]

_SWAPS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.FloorDiv,),
    ast.FloorDiv: (ast.Mult,),
    ast.USub: (ast.UAdd,),
}
# What only helps who reads the code, or finds mistakes in it.
_PASSED_OVER = {"decorator_list", "annotation", "returns"}


@dataclass(frozen=True)
class Mutant:
    """`change` spoils the file's tree in place; what is compiled then is the mutant."""

    file: Path
    line: int
    words: str
    tree: ast.Module
    change: Callable[[], object]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.words}"


def mutants_of(file: Path) -> Iterator[Mutant]:
    tree = ast.parse(file.read_bytes())
    for node in _nodes(tree):
        for words, change in _changes(node):
            yield Mutant(file, getattr(node, "lineno", 0), f"{ast.unparse(node)}  {words}", tree, change)


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for name, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        for child in children if name not in _PASSED_OVER else ():
            if isinstance(child, ast.AST) and not _is_for_readers(child):
                yield from _nodes(child)


def _is_for_readers(node: ast.AST) -> bool:
    return isinstance(node, ast.Assert) or (isinstance(node, ast.keyword) and node.arg == "strict")


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[], object]]]:
    match node:
        case ast.Compare(ops=operators):
            for at, operator in enumerate(operators):
                for new in _SWAPS[type(operator)]:
                    yield f"{at}: {new.__name__}", partial(operators.__setitem__, at, new())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "without not", partial(setattr, node, "operand", ast.UnaryOp(ast.Not(), operand))
        case ast.BoolOp() | ast.BinOp() | ast.AugAssign() | ast.UnaryOp():
            for new in _SWAPS.get(type(node.op), ()):
                yield new.__name__, partial(setattr, node, "op", new())
        case ast.Constant(value=bool(value)):
            yield str(not value), partial(setattr, node, "value", not value)
        case ast.Constant(value=int(value)):
            for number in (value + 1, value - 1):
                yield str(number), partial(setattr, node, "value", number)


def survivors(mutants: Iterator[Mutant], tests: list[str], jobs: int) -> Iterator[Mutant]:
    running: dict[int, Mutant] = {}
    for mutant in mutants:
        running[_tried(mutant, tests)] = mutant
        if len(running) >= jobs:
            yield from _ended(running)
    while running:
        yield from _ended(running)


def _ended(running: dict[int, Mutant]) -> Iterator[Mutant]:
    process, status = os.wait()
    mutant = running.pop(process)
    if status == 0:
        yield mutant


def _tried(mutant: Mutant | None, tests: list[str]) -> int:
    """The process that runs the tests with the mutant in the place of its file."""
    process = os.fork()
    if process:
        return process
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    if mutant:
        _import_instead(mutant)
    os._exit(int(pytest.main([*QUICKLY, *tests])))


def _import_instead(mutant: Mutant) -> None:
    mutant.change()
    code = compile(ast.fix_missing_locations(mutant.tree), mutant.file, "exec")
    path, usual = str(mutant.file.resolve()), SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> Any:
        return code if loader.path == path else usual(loader, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]


def mirror(file: Path) -> list[str]:
    test = Path("tests", *file.parts[1:-1], f"test_{file.name}")
    return [str(test)] if test.exists() else []


def main(wanted: list[str]) -> int:
    settings.register_profile(
        PROFILE, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
    )
    count = survived = 0
    for room, tests in ROOMS.items():
        files = sorted(Path(room).glob("*.py")) or [Path(room)]
        files = [file for file in files if not wanted or file.as_posix().startswith(tuple(wanted))]
        if files and os.waitpid(_tried(None, tests), 0)[1]:
            sys.exit(f"{tests} fail without any mutant")
        for file in files:
            mutants = list(mutants_of(file))
            count += len(mutants)
            for mutant in survivors(iter(mutants), [*mirror(file), *tests], os.cpu_count() or 1):
                survived += 1
                print(mutant, flush=True)
    print(f"{count} mutants, {survived} not noticed")
    return int(survived > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
