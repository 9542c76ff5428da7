"""What a release says of itself, and when a tag is none."""

from pathlib import Path

import pytest

from generator.github.release_notes import NoRelease, main, release_notes, sections

CHANGELOG = """\
# Changelog

What changed.

## Unreleased

## 1.1.0 — 2026-12-01

The second version.

- One thing,
  on two lines.

## 1.0.0 — 2026-11-21
- The first.
"""
PACKAGE = '[project]\nversion = "1.1.0"\n'


def test_a_section_is_what_stands_below_its_heading() -> None:
    assert sections(CHANGELOG) == {
        "Unreleased": "",
        "1.1.0": "The second version.\n\n- One thing,\n  on two lines.",
        "1.0.0": "- The first.",
    }


def test_a_release_tells_its_own_section() -> None:
    notes = release_notes("v1.1.0", "1.1.0", sections(CHANGELOG))
    assert notes == "The second version.\n\n- One thing,\n  on two lines.\n"


@pytest.mark.parametrize(
    ("tag", "version", "changelog", "said"),
    [
        ("v1.2.0", "1.1.0", CHANGELOG, "метка v1.2.0, а в pyproject.toml версия 1.1.0: нужна метка v1.1.0"),
        ("1.1.0", "1.1.0", CHANGELOG, "метка 1.1.0, а в pyproject.toml версия 1.1.0: нужна метка v1.1.0"),
        (
            "v1.1.0",
            "1.1.0",
            CHANGELOG.replace("## Unreleased\n", "## Unreleased\n- More.\n"),
            "в CHANGELOG.md под «Unreleased» ещё есть строки: перенесите их под «1.1.0»",
        ),
        (
            "v1.2.0",
            "1.2.0",
            CHANGELOG,
            "в CHANGELOG.md нет раздела «## 1.2.0 — день выпуска» с тем, что нового",
        ),
    ],
)
def test_a_tag_that_does_not_agree_is_no_release(tag: str, version: str, changelog: str, said: str) -> None:
    with pytest.raises(NoRelease) as refused:
        release_notes(tag, version, sections(changelog))
    assert str(refused.value) == said


def test_the_command_reads_the_folder_that_it_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, "utf-8")
    (tmp_path / "pyproject.toml").write_text(PACKAGE, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert (main(["v1.1.0"]), capsys.readouterr().out.splitlines()[0]) == (0, "The second version.")
    assert (main(["v2"]), capsys.readouterr().err[:22]) == (1, "::error title=Выпуск::")
    assert (main([]), capsys.readouterr().out) == (2, "")
