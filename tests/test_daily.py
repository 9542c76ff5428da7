"""The steps of a day on a server, and what one that fails keeps from the others."""

import pytest

from generator.daily import Day, Step, carry_out, listing, steps_of

DAY = Day(
    usual=("--schedule", "schedule.yaml"),
    remind=("--ledger", "state/ledger.jsonl"),
    build=("--site", "site"),
    ledger="state/ledger.jsonl",
    target="www",
)


def test_mail_goes_before_the_site_that_tells_of_it() -> None:
    assert listing(steps_of(DAY)).splitlines() == [
        "1. взять правки из репозитория",
        "2. проверить график",
        "3. отправить напоминания, журнал — state/ledger.jsonl",
        "4. построить сайт",
        "5. опубликовать сайт: www",
    ]
    usual = ("--schedule", "schedule.yaml")
    assert [step.words for step in steps_of(DAY)] == [
        (),
        ("check", *usual),
        ("remind", *usual, "--send", "--ledger", "state/ledger.jsonl"),
        ("build", *usual, "--site", "site"),
        (),
    ]


def test_what_is_not_asked_for_is_no_step() -> None:
    day = Day((), (), (), is_repository=False, mails=False)
    assert [step.name for step in steps_of(day)] == ["check", "build"]


@pytest.mark.parametrize(
    ("codes", "done", "skipped", "code"),
    [
        ({}, ["pull", "check", "remind", "build", "publish"], 0, 0),
        ({"pull": 3}, ["pull", "check", "remind", "build", "publish"], 0, 3),
        ({"check": 1}, ["pull", "check"], 3, 1),
        ({"remind": 3}, ["pull", "check", "remind", "build", "publish"], 0, 3),
        ({"build": 2}, ["pull", "check", "remind", "build"], 1, 2),
        ({"publish": 3}, ["pull", "check", "remind", "build", "publish"], 0, 3),
        ({"pull": 3, "build": 2}, ["pull", "check", "remind", "build"], 1, 2),
        ({"remind": -9}, ["pull", "check", "remind", "build", "publish"], 0, 3),
        ({"build": 137}, ["pull", "check", "remind", "build"], 1, 3),
    ],
)
def test_a_step_that_fails_stops_only_what_makes_no_sense_without_it(
    codes: dict[str, int], done: list[str], skipped: int, code: int
) -> None:
    seen: list[str] = []
    told: list[str] = []

    def do(step: Step) -> int:
        seen.append(step.name)
        return codes.get(step.name, 0)

    assert carry_out(steps_of(DAY), do, told.append) == code
    assert (seen, sum(line.startswith("Пропущено") for line in told)) == (done, skipped)
    assert told[-1] == f"\nСделано: {len(done) - len(codes)} из 5."
    assert sum(line == "Не вышло." for line in told) == len(codes)
