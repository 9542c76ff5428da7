"""Trees and parts of the correct file of tests/broken, to test single passes with."""

from pathlib import Path

from generator.loading.nodes import Mapping
from generator.loading.tree import parse

CORRECT = (Path(__file__).parents[1] / "broken/correct.yaml").read_text(encoding="utf-8")


def block(text: str) -> Mapping:
    root = parse(text).root
    assert isinstance(root, Mapping)
    return root


def changed(old: str, new: str) -> Mapping:
    """The correct file's tree, its first `old` replaced."""
    assert old in CORRECT
    return block(CORRECT.replace(old, new, 1))
