"""A slip in the files beside the schedule is told in the same words by `build` and by `doctor`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import outcome
from generator.cli import main
from tests.samples import SCHOOL_TEXT

Edit = Callable[[Path], object]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A school's folder with nothing of its own but the schedule."""
    (tmp_path / "schedule.yaml").write_text(SCHOOL_TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(name: str, text: str, encoding: str = "utf-8") -> Edit:
    def edit(project: Path) -> None:
        (project / name).parent.mkdir(parents=True)
        (project / name).write_bytes(text.encode(encoding))

    return edit


def a_folder(name: str) -> Edit:
    return lambda project: (project / name).mkdir(parents=True)


SLIPS = {
    "a sum of a number and a text": (
        written("site_templates/pages/home.md.j2", 'Дом\n{{ 1 + "a" }}'),
        "шаблон home.md.j2, строка 2, не получается показать: "
        "unsupported operand type(s) for +: 'int' and 'str'",
    ),
    "an unknown name": (
        written("site_templates/pages/teacher.md.j2", "{{ nothing.at.all }}"),
        "шаблон teacher.md.j2, строка 1, не получается показать: 'nothing' is undefined",
    ),
    "a bracket too few": (
        written("site_templates/pages/home.md.j2", "{{ school }"),
        "шаблон home.md.j2, строка 1, не получается показать: unexpected '}'",
    ),
    "macros in another encoding": (
        written("site_templates/pages/_macros.md.j2", "{# приказ #}", "cp1251"),
        "шаблон _macros.md.j2 сохранён не в UTF-8: сохраните его в этой кодировке",
    ),
    "a part that is not there": (
        written("site_templates/pages/home.md.j2", '{% include "gone.md.j2" %}'),
        "шаблон home.md.j2, строка 1, не получается показать: нет файла gone.md.j2",
    ),
    "acts that are no list": (
        written("content/acts.yaml", "acts: нет"),
        "content/acts.yaml: после «acts:» ожидался список, каждый акт — с дефиса",
    ),
    "acts in another encoding": (
        written("content/acts.yaml", "acts: []  # приказ", "cp1251"),
        "content/acts.yaml: файл сохранён не в UTF-8, сохраните его в этой кодировке",
    ),
    "an address in an act": (
        written("content/acts.yaml", 'acts:\n  - title: "a\\u0040example.org"\n'),
        "content/acts.yaml:2:12: ошибка: адрес электронной почты: этот файл видят все. Удалите адрес отсюда; "
        "адреса хранятся в contacts.yaml или в секрете CONTACTS",
    ),
    "a number that an act loses": (
        written("content/acts.yaml", "acts:\n  - title: Приказ #5\n"),
        "content/acts.yaml:2:19: ошибка: всё после знака # — пояснение, и прочитано здесь только «Приказ». "
        'Если это часть текста, возьмите его в кавычки: "Приказ #5"; если пояснение, поставьте перед # два '
        "пробела, а после — один",
    ),
    "an address and a number in a page": (
        written("content/help/extra.md", "# Кому писать\n\nПишите: a@example.org\nили 8 (86169) 3-12-34"),
        "content/help/extra.md:3:9: ошибка: адрес электронной почты: этот файл видят все. Удалите адрес "
        "отсюда; адреса хранятся в contacts.yaml или в секрете CONTACTS; "
        "content/help/extra.md:4:5: ошибка: похоже на номер телефона: этот файл видят все. Удалите его; если "
        "это не телефон, разделите цифры словами",
    ),
    "a folder where the acts should be": (
        a_folder("content/acts.yaml"),
        "файл «content/acts.yaml» не читается: Is a directory",
    ),
    "a page in another encoding": (
        written("content/help/extra.md", "# Приказ", "cp1251"),
        "content/help/extra.md: файл сохранён не в UTF-8, сохраните его в этой кодировке",
    ),
    "a page of one's own in the place of a generated one": (
        written("content/index.md", "# Дом"),
        "файл index.md пишут дважды: переименуйте тот, что в папке content",
    ),
}


@pytest.mark.parametrize(("edit", "words"), SLIPS.values(), ids=SLIPS)
def test_build_and_doctor_explain_a_slip_alike(
    project: Path, capsys: pytest.CaptureFixture[str], edit: Edit, words: str
) -> None:
    edit(project)
    assert main(["build", "--builder", "none", "--today", "2026-11-21"]) == outcome.WRONG_USAGE
    assert capsys.readouterr().err == f"cyclogram: сборка остановлена: {words}\n"
    assert main(["doctor", "--offline", "--today", "2026-11-21"]) == outcome.NOT_DELIVERED
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("✗ Страницы")] == [
        f"✗ Страницы: сборка остановлена: {words}"
    ]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (
            written("site_templates/mail/digest.txt", "{{ 1 + 'a' }}"),
            "шаблон digest.txt, строка 1, не получается показать: "
            "unsupported operand type(s) for +: 'int' and 'str'",
        ),
        (
            written("site_templates/mail/digest.html", "Приказ", "cp1251"),
            "шаблон digest.html сохранён не в UTF-8: сохраните его в этой кодировке",
        ),
        (
            written("site_templates/mail/digest.html", "{% include 'gone.html' %}"),
            "шаблон digest.html, строка 1, не получается показать: нет файла gone.html",
        ),
    ],
)
def test_doctor_and_remind_explain_a_slip_in_a_mail_alike(
    project: Path, capsys: pytest.CaptureFixture[str], edit: Edit, words: str
) -> None:
    edit(project)
    assert main(["doctor", "--offline", "--today", "2027-03-05"]) == outcome.NOT_DELIVERED
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("✗ Письма")] == [f"✗ Письма: {words}"]
    assert main(["remind", "--preview", "mails", "--today", "2027-03-05"]) == outcome.SCHEDULE_ERRORS
    assert capsys.readouterr().err.splitlines()[-1] == f"cyclogram: {words}. Ничего не отправлено."
