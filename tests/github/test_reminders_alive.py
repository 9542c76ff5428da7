"""The check's word about reminders."""

from datetime import date
from pathlib import Path

import pytest

from generator.github import reminders_alive as freshness
from generator.liveness import LastTimes


@pytest.mark.parametrize(
    ("reminded", "said"),
    [
        (None, "напоминания ещё не уходили\n"),
        (date(2026, 11, 18), "напоминания уходили 18.11.2026\n"),
        (
            date(2026, 11, 17),
            "::warning title=Напоминания::Последний раз уходили 17.11.2026. "
            "Откройте Actions → «Напоминания» и, если расписание отключено, нажмите Enable workflow.\n",
        ),
    ],
)
def test_it_warns_after_three_days_and_never_fails(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    reminded: date | None,
    said: str,
) -> None:
    (tmp_path / "schedule.yaml").write_text("нет", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 21 November 2026
    monkeypatch.setattr(freshness, "last_times", lambda *_: LastTimes(reminded=reminded))
    assert freshness.main(["reminders-ledger"]) == 0
    assert capsys.readouterr().out == said


def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert freshness.main([]) == 2
    assert capsys.readouterr().err == "использование: python -m generator.github.reminders_alive ВЕТКА\n"
