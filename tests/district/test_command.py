"""What the three acts of `cyclogram district` share: usage in Russian, and quick starts."""

import subprocess
import sys

import pytest

from generator.cli import main
from generator.commands.district import ACTS


@pytest.mark.parametrize(("act", "option"), [*zip(ACTS, ("--format", "--site", "--send"), strict=True)])
def test_every_act_has_its_help(capsys: pytest.CaptureFixture[str], act: str, option: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["district", act, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert said.startswith(f"использование: cyclogram district {act} ")
    assert [each in said for each in ("--district ФАЙЛ", "--today ГГГГ-ММ-ДД", option)] == [True] * 3


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "cyclogram district: ошибка: не указано: ЧТО"),
        (["chek"], "«chek» здесь не годится; есть: check, build, remind"),
        (["build", "--jobs", "0"], "параметр --jobs: «0» — не число процессов: нужно целое, от 1"),
    ],
)
def test_wrong_usage_is_told_in_russian(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["district", *words])
    assert ended.value.code == 2
    assert message in capsys.readouterr().err.replace("'", "").replace("\n", " ")


def test_an_act_imports_nothing_of_the_others() -> None:
    code = (
        "import sys; from generator.cli import main; main(['district', 'check', '--district', 'none']);"
        "print([name for name in sys.modules if name.endswith(('_build', '_remind'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
