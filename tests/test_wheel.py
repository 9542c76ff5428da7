"""The installed package needs nothing but a schedule, and a school's own files lie over what it brings."""

import importlib.util
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.samples import SCHOOL_TEXT
from tests.site.built import contents

ROOT = Path(__file__).parents[1]
TODAY = ("--today", "2027-03-05")

Run = Callable[..., subprocess.CompletedProcess[str]]


def python(*words: str, folder: Path, code: Path) -> subprocess.CompletedProcess[str]:
    """Runs in that folder with that code, and with nothing set up."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    environment = {
        **kept,
        "PYTHONPATH": str(code),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def packed(source: Path, target: str, out: Path) -> Path:
    """The wheel or sdist."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = out.glob("cyclogram-*")
    return made


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = packed(ROOT, "wheel", folder)
    target = folder / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"]
    subprocess.run([*install, "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


@pytest.fixture(scope="module")
def plain(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school that has nothing but a schedule, with its site."""
    return built(tmp_path_factory.mktemp("plain"), installed)


def built(folder: Path, code: Path, *more: str) -> Path:
    (folder / "schedule.yaml").write_text(SCHOOL_TEXT, "utf-8")
    done = python("-m", "generator", "build", *TODAY, *more, folder=folder, code=code)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture
def run(installed: Path, plain: Path) -> Run:
    return lambda *words: python("-m", "generator", *words, *TODAY, folder=plain, code=installed)


def files_in(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def different(one: Path, other: Path) -> set[str]:
    """Names of the files that the folders don't have alike."""
    return {name for name, _ in contents(one).items() ^ contents(other).items()}


def test_the_wheel_holds_what_stands_beside_the_package_in_a_checkout(installed: Path) -> None:
    shipped = installed / "generator" / "shipped"
    folders = ("content", "site_templates", "examples/school")
    beside = {f"{name}/{file}" for name in folders for file in contents(ROOT / name)}
    assert contents(shipped).keys() == {"mkdocs.yml"} | beside
    found = python("-c", "import generator; print(generator.__file__)", folder=shipped, code=installed)
    assert found.stdout == f"{installed / 'generator' / '__init__.py'}\n"


def test_a_school_of_its_own_begins_with_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    words = ("-m", "generator", "new-school", "plan", "--engine", "OWNER/REPO@TAG", "--today", "2026-11-25")
    done = python(*words, folder=tmp_path, code=installed)
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(tmp_path / "plan") == contents(ROOT / "examples" / "school")
    built = python("-m", "generator", "check", *TODAY, folder=tmp_path / "plan", code=installed)
    assert (built.returncode, built.stdout) == (0, "schedule.yaml: ошибок нет\n")


def test_a_source_archive_makes_the_same_wheel(installed: Path, tmp_path: Path) -> None:
    with tarfile.open(packed(ROOT, "sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    (wheel,) = installed.parent.glob("*.whl")
    assert files_in(packed(source, "wheel", tmp_path / "wheel")) == files_in(wheel)


def test_a_schedule_alone_becomes_the_site_that_a_checkout_makes(plain: Path, tmp_path: Path) -> None:
    checkout = built(tmp_path, ROOT)
    assert sorted(each.name for each in plain.iterdir()) == ["build", "schedule.yaml", "site"]
    assert different(plain / "build" / "pages", checkout / "build" / "pages") == set()
    assert different(plain / "site", checkout / "site") == set()
    parts = ("index.html", "help/index.html", "assets/site.css", "calendar/feeds.json", "404.html")
    assert [name for name in parts if name not in contents(plain / "site")] == []


def test_the_other_builder_needs_no_more(installed: Path, plain: Path, tmp_path: Path) -> None:
    if importlib.util.find_spec("zensical") is None:
        pytest.fail("CI lacks zensical") if os.environ.get("CI") else pytest.skip("needs zensical")
    other = built(tmp_path, installed, "--builder", "zensical")
    pages = [{name for name in contents(each / "site") if name.endswith(".html")} for each in (plain, other)]
    assert pages[0] == pages[1]


def test_the_other_commands_need_nothing_but_a_schedule(run: Run, tmp_path: Path) -> None:
    commands = {
        ("check",): (0, ""),
        ("agenda", "--format", "csv"): (0, ""),
        ("doctor", "--offline"): (3, ""),
        ("remind", "--preview", str(tmp_path)): (
            0,
            "Журнал отправки не указан: список такой, как при самой первой отправке.\n"
            "Адреса не заданы (--contacts или CONTACTS): у кого их нет, неизвестно.\n",
        ),
    }
    done = {words: run(*words) for words in commands}
    assert {words: (each.returncode, each.stderr) for words, each in done.items()} == commands
    assert [line for line in done["doctor", "--offline"].stdout.splitlines() if "Шаблоны" in line] == [
        "✓ Шаблоны писем в порядке",
        "✓ Шаблоны страниц в порядке",
    ]


OWN = {
    "content/about.md": "# О нашей школе\n",
    "site_templates/mail/digest.txt": "Своё письмо: {{ mail.subject }}\n",
    "site_templates/pages/status.md.j2": '{% import "_macros.md.j2" as m %}\n# Свой лист\n',
    "site_templates/theme/404.html": '{% extends "main.html" %}{% block content %}Нет такой{% endblock %}',
}


@pytest.fixture(scope="module")
def restyled(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("restyled")
    for name, text in OWN.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return built(folder, installed)


def test_own_files_win_and_nothing_else_changes(plain: Path, restyled: Path) -> None:
    assert different(plain / "build" / "pages", restyled / "build" / "pages") == {
        "about.md",
        "status/index.md",
    }
    assert different(plain / "site", restyled / "site") == {
        "404.html",
        "about/index.html",
        "search/search_index.json",
        "status/index.html",
    }
    site = contents(restyled / "site")
    assert "Нет такой" in site["404.html"].decode()
    assert "О нашей школе" in site["about/index.html"].decode()
    assert "Свой лист" in site["status/index.html"].decode()


def test_an_own_mail_template_wins_and_the_other_stays(
    installed: Path, plain: Path, restyled: Path, tmp_path: Path
) -> None:
    html = {}
    for folder in (plain, restyled):
        words = ("-m", "generator", "remind", "--preview", str(tmp_path / folder.name), *TODAY)
        assert python(*words, folder=folder, code=installed).returncode == 0
        html[folder] = {
            path.name: path.read_text("utf-8") for path in (tmp_path / folder.name).glob("*.html")
        }
        mails = sorted((tmp_path / folder.name).glob("*.eml"))
    assert html[plain] == html[restyled] != {}
    mail = message_from_bytes(mails[0].read_bytes(), policy=policy.default)
    text = mail.get_body(("plain",))
    assert text is not None
    assert text.get_content().splitlines() == [f"Своё письмо: {mail['Subject']}"]


def test_nothing_is_written_into_the_installed_package(installed: Path, plain: Path, restyled: Path) -> None:
    (wheel,) = installed.parent.glob("*.whl")
    assert {f"generator/{name}": data for name, data in contents(installed / "generator").items()} == {
        name: data for name, data in files_in(wheel).items() if name.startswith("generator/")
    }


def test_a_district_needs_nothing_but_its_file(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "schedule.yaml").write_text(SCHOOL_TEXT, "utf-8")
    file = "district: {name: Пробный район}\nschools: [{id: sosh-1, name: Школа № 1, folder: one}]\n"
    (tmp_path / "district.yaml").write_text(file, "utf-8")
    words = ("district", "build", "--builder", "none", *TODAY)
    done = python("-m", "generator", *words, folder=tmp_path, code=installed)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "Страницы: build/district\nШкол: 1, прочитано сегодня: 1\n",
        "",
    )
