"""`cyclogram district build`: exit codes, copies of an earlier day, nothing written where much is lost."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.district_schools import SchoolSite
from generator.commands.district_troubles import troubles_of
from generator.district.district_file import SchoolEntry
from generator.ledger.file import locked_file
from generator.summary import summary_data
from tests.district.samples import a_teacher, changed, school
from tests.district.server import Sites, says
from tests.samples import SCHOOL_TEXT, TODAY


class Desk:
    """A district's folder and the sites of its schools."""

    def __init__(self, folder: Path, sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.sites, self._capsys = folder, sites, capsys

    def file(self, number: int, more: str = "") -> None:
        lines = ["district: {name: Пробный район}", "schools:"]
        for n in range(1, number + 1):
            lines.append(
                f'  - {{id: sosh-{n}, name: Школа № {n}, site: "{self.sites.address(f"sosh-{n}")}"}}'
            )
        (self.folder / "district.yaml").write_text("\n".join(lines) + f"\n{more}", "utf-8")

    def publish(self, *numbers: int, today: date = TODAY) -> None:
        for n in numbers:
            found = school(f"sosh-{n}", a_teacher(n, "2027-03-15"), today=today)
            self.sites.publishes(f"sosh-{n}", summary_data(found))

    def build(self, *options: str, today: date = TODAY, builder: str = "none") -> tuple[int, list[str], str]:
        status = main(["district", "build", "--builder", builder, "--today", today.isoformat(), *options])
        captured = self._capsys.readouterr()
        return status, captured.out.splitlines(), captured.err

    def files(self) -> dict[str, bytes]:
        paths = [path for path in sorted(self.folder.rglob("*")) if path.is_file()]
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def desk(
    tmp_path: Path, sites: Sites, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, sites, capsys)


TOMORROW = date(2026, 11, 22)


def test_a_district_of_which_all_was_read(desk: Desk) -> None:
    desk.file(3)
    desk.publish(1, 2, 3)
    assert desk.build() == (0, ["Страницы: build/district", "Школ: 3, прочитано сегодня: 3"], "")
    pages = (desk.folder / "build/district/schools/index.md").read_text("utf-8")
    assert [f"Школа № {n}" in pages for n in (1, 2, 3, 4)] == [True, True, True, False]


def test_a_school_that_is_gone_is_shown_as_it_was(desk: Desk) -> None:
    desk.file(4)
    desk.publish(1, 2, 3)
    desk.build()
    desk.publish(2, 3, 4, today=TOMORROW)
    desk.sites.answers.pop("sosh-1")
    desk.sites.answers["sosh-4"] = says(b"HTTP/1.1 404 None\r\n\r\n")
    assert desk.build(today=TOMORROW) == (
        3,
        [
            "sosh-1 (Школа № 1): на её сайте нет сводки; показаны данные от 21 ноября 2026 г.",
            "sosh-4 (Школа № 4): на её сайте нет сводки; данных нет",
            "Страницы: build/district",
            "Школ: 4, прочитано сегодня: 2",
        ],
        "",
    )
    assert json.loads((desk.folder / "data/sosh-1.json").read_bytes())["read"] == "2026-11-21"
    assert json.loads((desk.folder / "data/sosh-2.json").read_bytes())["read"] == "2026-11-22"


def test_where_more_than_a_third_is_lost_nothing_is_written_until_that_is_allowed(desk: Desk) -> None:
    desk.file(5)
    desk.publish(1, 2, 3, 4, 5)
    desk.build()
    before = desk.files()
    for gone in ("sosh-1", "sosh-2"):
        desk.sites.answers.pop(gone)
    status, _, message = desk.build(today=TOMORROW)
    assert (status, message) == (
        1,
        "cyclogram: из школ, прочитанных в прошлый раз (5), не прочитать 2: ничего не записано; "
        "если так и должно быть, добавьте --allow-loss\n",
    )
    assert desk.files() == before
    assert desk.build("--allow-loss", today=TOMORROW)[0] == 3
    assert desk.build(today=TOMORROW)[0] == 3


def test_two_builds_give_the_same_bytes(desk: Desk) -> None:
    desk.file(3)
    desk.publish(1, 2, 3)
    desk.build()
    before = desk.files()
    desk.build("--data", "other", "--out", "elsewhere")
    found = desk.files()
    moved = {"build/district/": "elsewhere/", "data/": "other/"}
    there = {
        name: next((new + name[len(old) :] for old, new in moved.items() if name.startswith(old)), name)
        for name in before
    }
    assert {name: found[there[name]] for name in before} == before


def test_a_hostile_school_writes_nothing_but_text(desk: Desk) -> None:
    desk.file(1)
    hostile = changed(school("sosh-1"), school={"id": None, "name": "<script>alert(1)</script>"})
    desk.sites.publishes("sosh-1", hostile)
    assert desk.build()[0] == 0
    pages = [data for name, data in desk.files().items() if name.endswith(".md")]
    assert [b"<script>alert" in data for data in pages] == [False] * len(pages)


def test_mistakes_in_the_file_stop_the_build(desk: Desk) -> None:
    desk.file(1, "plans: нет\n")
    status, lines, message = desk.build()
    assert (status, lines) == (1, [])
    assert message.startswith("district.yaml:4:8: ошибка: «нет»: здесь ожидался список.")
    assert message.endswith("cyclogram: в файле района есть ошибки: district.yaml\n")
    assert sorted(desk.files()) == ["district.yaml"]


FOLDERS = """\
district: {name: Пробный район}
schools:
  - {id: sosh-1, name: Школа № 1, folder: schools/sosh-1}
  - {id: sosh-2, name: Школа № 2, folder: schools/sosh-2}
"""


def test_a_school_in_a_folder_is_built_below_and_a_mistake_leaves_its_last_good_site(desk: Desk) -> None:
    desk.file(0, FOLDERS.splitlines()[2] + "\n")
    schedule = desk.folder / "schools/sosh-1/schedule.yaml"
    schedule.parent.mkdir(parents=True)
    schedule.write_text(SCHOOL_TEXT, "utf-8")
    assert desk.build(builder="mkdocs")[0] == 0
    page = desk.folder / "site/sosh-1/teachers/vtoraya/index.html"
    first = page.read_bytes()

    schedule.write_text(SCHOOL_TEXT.replace("2027-03-15", "2027-03-32"), "utf-8")
    status, lines, _ = desk.build(builder="mkdocs")
    assert status == 3
    assert lines == [
        "sosh-1 (Школа № 1): в её графике ошибки; показаны данные от 21 ноября 2026 г.",
        "Страницы: build/district",
        "Сайт: site/index.html",
        "sosh-1 (Школа № 1): не построить, остался прежний сайт",
        "  | schedule.yaml:43:15: ошибка: такой даты нет — «2027-03-32». В этом месяце 31 дн.; "
        "напишите день как 2027-03-15 или 15.03.2027",
        "  | cyclogram: в графике есть ошибки: schedule.yaml",
        "Школ: 1, прочитано сегодня: 0",
    ]
    assert page.read_bytes() == first


def test_some_schools_in_folders_can_be_built_alone(desk: Desk) -> None:
    (desk.folder / "district.yaml").write_text(FOLDERS, "utf-8")
    (desk.folder / "schools/sosh-2").mkdir(parents=True)
    assert desk.build("--only", "sosh-2") == (
        2,
        [],
        "cyclogram: --only строит сайты школ: уберите --builder none\n",
    )
    assert desk.build("--only", "sosh-3", builder="mkdocs") == (
        2,
        [],
        "cyclogram: нет такой школы в папке: sosh-3\n",
    )
    status, lines, _ = desk.build("--only", "sosh-2", builder="mkdocs")
    assert (status, lines) == (
        3,
        [
            "sosh-2 (Школа № 2): не построить, сайта нет",
            "  | cyclogram: файла «schedule.yaml» нет: проверьте имя и папку",
        ],
    )


def test_a_site_is_not_built_over_what_nobody_meant_to_lose(desk: Desk) -> None:
    desk.file(1)
    desk.publish(1)
    status, _, message = desk.build("--site", ".", builder="mkdocs")
    assert status == 2
    assert message.startswith("cyclogram: «.» — не папка прежнего сайта")


def test_a_school_in_a_folder_cannot_take_the_place_of_a_page(desk: Desk) -> None:
    text = FOLDERS.replace("id: sosh-1", "id: news")
    (desk.folder / "district.yaml").write_text(text, "utf-8")
    (desk.folder / "content/news").mkdir(parents=True)
    (desk.folder / "content/news/index.md").write_text("# Новости\n", "utf-8")
    absent = "файла «schools/sosh-{}/schedule.yaml» нет: проверьте имя и папку; данных нет"
    assert desk.build() == (
        2,
        [f"news (Школа № 1): {absent.format(1)}", f"sosh-2 (Школа № 2): {absent.format(2)}"],
        "cyclogram: сборка остановлена: код школы «news» занят страницами района: выберите другой\n",
    )


def test_a_link_out_of_a_schools_folder_is_not_followed(desk: Desk) -> None:
    (desk.folder / "district.yaml").write_text(FOLDERS, "utf-8")
    for number in (1, 2):
        folder = desk.folder / f"schools/sosh-{number}"
        folder.mkdir(parents=True)
        (folder / "schedule.yaml").write_text(SCHOOL_TEXT, "utf-8")
    (desk.folder / "schools/sosh-2/content").symlink_to(desk.folder)
    words = "ссылка «schools/sosh-2/content» ведёт из папки школы: положите туда сам файл"
    status, lines, _ = desk.build()
    assert (status, lines[0]) == (3, f"sosh-2 (Школа № 2): {words}; данных нет")
    (desk.folder / "schools/sosh-1").rename(desk.folder / "schools/gone")
    status, lines, _ = desk.build("--only", "sosh-2", builder="mkdocs")
    assert (status, lines) == (
        3,
        ["sosh-2 (Школа № 2): не построить, сайта нет", f"  | {words}"],
    )


def test_two_builds_at_once_do_not_share_a_folder(desk: Desk) -> None:
    desk.file(1)
    desk.publish(1)
    desk.build()
    with locked_file(desk.folder / "data/_lock"):
        assert desk.build() == (
            2,
            [],
            "cyclogram: в папку «data» уже пишет другая сборка: подождите, пока она закончится\n",
        )
    assert desk.build()[0] == 0


def test_what_troubles_schools_fits_into_a_variable_and_names_all_of_them() -> None:
    entries = [
        SchoolEntry.model_validate({"id": f"s{n}", "name": "Школа", "folder": f"schools/{n}"})
        for n in range(100)
    ]
    sites = [SchoolSite(each, Path("nowhere"), "ошибка\n" * 1_000) for each in entries]
    text = troubles_of([*sites, SchoolSite(entries[0], Path("nowhere"))])
    found = json.loads(text)
    assert [each["id"] for each in found] == [each.id for each in entries]
    assert (text.count("\n"), len(text.encode()) < 100_000) == (1, True)
    assert [len(json.loads(troubles_of(sites[:1]))[0]["said"]), troubles_of([])] == [2_000, "[]\n"]


def test_the_site_says_when_digests_went_out_and_carries_it_on(desk: Desk) -> None:
    desk.file(1)
    desk.publish(1)
    desk.build()
    status = desk.folder / "build/district/data/status.json"
    assert status.read_bytes() == b'{"reminded": null}\n'
    published = desk.folder / "status.json"
    published.write_text('{"reminded": "2026-11-20"}')
    assert desk.build("--published-status", str(published), "--ledger-branch", "ledger")[0] == 0
    assert status.read_bytes() == b'{"reminded": "2026-11-20"}\n'
    published.write_text("")
    assert desk.build("--published-status", str(published)) == (
        2,
        [],
        "cyclogram: сборка остановлена: опубликованный сайт не ответил, уходили ли напоминания, "
        "а журнала нет; повторите позже\n",
    )
    assert status.read_bytes() == b'{"reminded": "2026-11-20"}\n'


def test_of_a_school_that_the_file_no_longer_names_nothing_is_kept(desk: Desk) -> None:
    desk.file(3)
    desk.publish(1, 2, 3)
    desk.build()
    own = desk.folder / "data/package.json"
    own.write_text("{}")
    desk.file(2)
    desk.publish(1)
    desk.sites.answers.pop("sosh-2")
    for kept in ("sosh-2", "sosh-3"):
        (desk.folder / f"data/sites/{kept}").mkdir(parents=True)
        (desk.folder / f"data/sites/{kept}/built.json").write_text("{}")
    assert desk.build(builder="mkdocs")[0] == 3
    names = sorted(path.name for path in (desk.folder / "data").iterdir())
    assert names == [
        "_last-time.json",
        "_lock",
        "_troubles.json",
        "package.json",
        "sites",
        "sosh-1.json",
        "sosh-2.json",
    ]
    assert [path.name for path in (desk.folder / "data/sites").iterdir()] == []
