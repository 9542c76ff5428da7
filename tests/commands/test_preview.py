"""What an edit makes anew while `cyclogram serve` shows the site."""

from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path
from threading import Event

import pytest

from generator.commands import build, preview
from generator.commands.preview import Preview
from generator.project import Project, open_agenda
from generator.site.builder import standing
from tests.samples import SCHOOL_TEXT, TODAY

CALENDAR = Path("pages/calendar/all.ics")
NEW = SCHOOL_TEXT.replace("Загрузка материалов", "Новое слово").replace("id: tretya", "id: chetvyortaya")


class Shown(Preview):
    """The pages, calendars and papers of a school in a folder of its own."""

    def __init__(self, folder: Path, frame: Path) -> None:
        self.folder, self.frame, self.told = folder, frame, folder / "told"
        for name in ("edited", "followed"):
            (self.told / name).mkdir(parents=True)
        super().__init__(Project(today=TODAY), folder / "pages", frame, self.told)

    def edit(self, text: str, name: str = "schedule.yaml") -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, "utf-8")

    def files(self) -> dict[str, bytes]:
        return _files(self.folder / "pages")

    def news(self) -> list[str]:
        return sorted(path.relative_to(self.told).as_posix() for path in self.told.glob("*/*"))


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    (tmp_path / "schedule.yaml").write_text(SCHOOL_TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    project = Project(today=TODAY)
    agenda = open_agenda(project)
    build.write_pages(project, agenda, tmp_path / "pages")
    work = build.site_build(project, agenda, tmp_path / "pages", tmp_path / "site")
    with standing(work.frame) as frame:
        yield Shown(tmp_path, frame)


def never() -> bool:
    return False


def always() -> bool:
    return True


def at_the_second_look() -> Callable[[], bool]:
    """And nobody looks a third time."""
    looks = iter([False, True])
    return lambda: next(looks)


def waiting(*_: object) -> dict[str, bytes]:
    """For so long that nobody would wait for it, but not for ever, so that who does fails."""
    Event().wait(60)
    return {}


def test_after_an_edit_all_is_as_a_build_makes_it(shown: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    shown.edit(NEW)
    shown.regenerate(never)
    build.write_pages(Project(today=TODAY), open_agenda(Project(today=TODAY)), shown.folder / "built")
    assert shown.files() == _files(shown.folder / "built")
    pages, others = capsys.readouterr().out.splitlines()
    assert (pages[:18], others[:30]) == ("Страниц обновлено:", "Календарей и бумаг обновлено: ")
    assert shown.news() == ["edited/0", "followed/0"]


def test_what_follows_has_the_names_that_are_known_before_it_is_made(shown: Shown) -> None:
    shown.edit(SCHOOL_TEXT.replace("id: tretya\n", "id: tretya\n    public: no\n"))
    project = Project(today=TODAY)
    agenda = open_agenda(project)
    made = preview.calendars_and_papers(project, agenda, frozenset())
    assert preview.followers(agenda) == made.keys()


def test_pages_are_shown_while_calendars_and_papers_stand_as_they_were(shown: Shown) -> None:
    before = shown.files()
    shown.edit(NEW)
    shown.regenerate(always)
    after = shown.files()
    assert "Новое слово" in after["plans/cyclogram.md"].decode()
    gone = {"teachers/tretya.md", "calendar/teachers/tretya.ics"}
    assert before.keys() - after.keys() == gone
    follow = {name for name in before if name.startswith("calendar/") or name.endswith(("docx", "xlsx"))}
    assert [name for name in follow - gone if before[name] != after[name]] == []
    assert shown.news() == ["edited/0"]


def test_papers_give_way_to_the_next_edit(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.edit(NEW)
    with monkeypatch.context() as patch:
        patch.setattr(preview, "calendars_and_papers", waiting)
        shown.regenerate(at_the_second_look())
    assert active_children() == []
    assert "Новое слово" not in CALENDAR.read_text("utf-8")
    shown.regenerate(never)
    assert "Новое слово" in CALENDAR.read_text("utf-8")


def test_papers_of_what_is_shown_follow_although_the_next_edit_is_a_mistake(
    shown: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    shown.edit(NEW)
    shown.regenerate(always)
    shown.edit("school: [")
    capsys.readouterr()
    shown.regenerate(never)
    assert "Новое слово" in CALENDAR.read_text("utf-8")
    said = capsys.readouterr()
    assert said.err.endswith("cyclogram: в графике есть ошибки: schedule.yaml; показаны прежние страницы\n")
    assert said.out.startswith("Календарей и бумаг обновлено: ")


def test_what_follows_may_not_stand_in_the_place_of_another_file(
    shown: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    shown.edit("своё", "content/papers/order.docx")
    shown.regenerate(never)
    assert capsys.readouterr().err == (
        "cyclogram: файл papers/order.docx пишут дважды: переименуйте тот, что в папке content; "
        "календари и бумаги прежние\n"
    )


def test_an_edit_reaches_the_pages_and_the_frame(shown: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    config = f"{(shown.frame / 'mkdocs.yml').read_text('utf-8')}# своё\n"
    shown.edit("# Своё", "content/about.md")
    shown.edit("Нет", "site_templates/theme/404.html")
    shown.edit(config, "mkdocs.yml")
    shown.regenerate(never)
    assert capsys.readouterr().out == "Страниц обновлено: 1\n"
    assert shown.news() == ["edited/0"]
    assert shown.files()["about.md"].decode() == "# Своё"
    assert (shown.frame / "site_templates" / "theme" / "404.html").read_text("utf-8") == "Нет"
    assert (shown.frame / "mkdocs.yml").read_text("utf-8") == config


def test_a_mistake_leaves_what_was_shown(shown: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    before = shown.files()
    shown.edit("{{ nothing }}", "site_templates/pages/home.md.j2")
    shown.regenerate(never)
    assert shown.files() == before
    assert shown.news() == []
    assert capsys.readouterr().err == (
        "cyclogram: сборка остановлена: шаблон home.md.j2, строка 1, не получается показать: "
        "'nothing' is undefined; показаны прежние страницы\n"
    )
