"""What a slip in a template raises becomes a sentence that names the file and the line."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined

from generator.cache import Cache
from generator.cache.pack import PACK
from generator.templates import BadTemplate, Compiled, TemplateFolders, render


def said(folder: Path) -> str:
    environment = Environment(loader=TemplateFolders(folder), undefined=StrictUndefined, autoescape=True)
    with pytest.raises(BadTemplate) as raised:
        render(environment, "page.md", items=[1])
    return str(raised.value)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "first\n{{ 1 + 'a' }}",
            "page.md, строка 2, не получается показать: unsupported operand type(s) for +: 'int' and 'str'",
        ),
        ("{{ 1 / 0 }}", "page.md, строка 1, не получается показать: division by zero"),
        ("\n\n{{ nobody }}", "page.md, строка 3, не получается показать: 'nobody' is undefined"),
        (
            "\n{% for %}",
            "page.md, строка 2, не получается показать: Expected an expression, got 'end of statement block'",
        ),
        ("\n{% include 'gone.md' %}", "page.md, строка 2, не получается показать: нет файла gone.md"),
        (
            "{% include 'page.md' %}",
            "page.md, строка 1, не получается показать: maximum recursion depth exceeded",
        ),
        ("{{ items.pop(7) }}", "page.md, строка 1, не получается показать: pop index out of range"),
    ],
)
def test_a_slip_is_told_with_its_line_and_its_reason(tmp_path: Path, source: str, expected: str) -> None:
    (tmp_path / "page.md").write_text(source, "utf-8")
    assert said(tmp_path).startswith(f"шаблон {expected}")
    assert "\n" not in said(tmp_path)


def test_a_slip_in_a_part_is_told_of_the_part(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("{% import 'part.md' as part %}\n{{ part.sum(items) }}", "utf-8")
    (tmp_path / "part.md").write_text("{% macro sum(items) %}\n{{ items + 1 }}\n{% endmacro %}", "utf-8")
    assert said(tmp_path).startswith("шаблон part.md, строка 2, не получается показать: can only concatenate")


def test_a_template_that_is_missing_is_named(tmp_path: Path) -> None:
    assert said(tmp_path) == "шаблон page.md не получается показать: нет файла page.md"


def test_a_part_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("{% include 'part.md' %}", "utf-8")
    (tmp_path / "part.md").write_bytes("Приказ".encode("cp1251"))
    assert said(tmp_path) == "шаблон part.md сохранён не в UTF-8: сохраните его в этой кодировке"


def test_a_template_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal is the test's own."""
    (tmp_path / "page.md").write_text("fine")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "page.md")

    monkeypatch.setattr("builtins.open", refuse)
    assert said(tmp_path) == "шаблон page.md не читается: Permission denied"


def test_a_part_that_may_be_missing_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("a{% include 'gone.md' ignore missing %}b")
    environment = Environment(loader=TemplateFolders(tmp_path), autoescape=True)
    assert render(environment, "page.md") == "ab"


def rendered_again(folder: Path, by: bytes = b"us") -> tuple[str, int]:
    """What the template gives, and how many templates were compiled for it."""
    compiled = []

    class Watched(Environment):
        def compile(self, *arguments: Any, **more: Any) -> Any:
            compiled.append(arguments)
            return super().compile(*arguments, **more)

    with Cache(folder / "build" / "cache") as cache:
        environment = Watched(loader=TemplateFolders(folder), bytecode_cache=Compiled(cache.code, by))
        return render(environment, "page.md", items=[1]), len(compiled)


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("{{ items }}", "utf-8")
    assert rendered_again(tmp_path) == ("[1]", 1)
    assert rendered_again(tmp_path) == ("[1]", 0)
    assert rendered_again(tmp_path, b"others") == ("[1]", 1)
    (tmp_path / "page.md").write_text("{{ items + items }}", "utf-8")
    assert rendered_again(tmp_path) == ("[1, 1]", 1)


def test_compiled_templates_stay_on_the_machine_and_damaged_ones_are_made_anew(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("{{ items }}", "utf-8")
    rendered_again(tmp_path)
    assert list((tmp_path / "build" / "cache").rglob("*")) == []
    (pack,) = (tmp_path / "build" / "compiled").glob("*" + PACK)
    data = pack.read_bytes()
    pack.write_bytes(data[:40] + bytes([data[40] ^ 1]) + data[41:])
    assert rendered_again(tmp_path) == ("[1]", 1)
