"""Wrong files by the score stand in tests/broken; here is what a file can't show."""

from generator.loading import load
from generator.loading.file_kind import SCHEDULE_FILE
from generator.loading.mistakes import Judgement, judge, judge_within_bounds
from generator.loading.repairs import repair
from generator.loading.validation import Validated, validate
from tests.loading.trees import CORRECT, block, changed
from tests.samples import TODAY


def test_every_value_knows_its_line() -> None:
    loaded = load(CORRECT.encode(), "schedule.yaml", TODAY)
    lines = CORRECT.splitlines()
    assert lines[loaded.line_of(("teachers", 1, "attestations", 0)) - 1] == "      - for: первая"
    assert (
        lines[loaded.line_of(("plans", 0, "activities", 1, "when", 0)) - 1]
        == "        when: {days_before: 10}"
    )


def test_an_unread_file_begins_at_its_first_line() -> None:
    assert load(b"[", "schedule.yaml", TODAY).line_of(("teachers",)) == 1


def test_a_right_tree_is_the_schedule_that_it_was_judged_to_be() -> None:
    root = block(CORRECT)
    judgement = judge(root, SCHEDULE_FILE)
    assert validate(root, SCHEDULE_FILE, judgement, [], "f.yaml") == Validated(judgement.content, [])


def test_what_stands_behind_a_guessed_key_is_cut_untold() -> None:
    root = changed("for: высшая", "fr: высшаяя")
    repaired = repair(root, SCHEDULE_FILE, judge_within_bounds(root, SCHEDULE_FILE), "f.yaml")
    validated = validate(root, SCHEDULE_FILE, repaired.judgement, [], "f.yaml")
    assert validated.problems == []
    assert validated.content is not None
    assert validated.content.teachers[0].attestations == ()


def test_where_too_much_is_wrong_what_was_found_is_told_and_nothing_understood() -> None:
    root = changed("for: высшая", "for: высшаяя")
    mistakes = judge(root, SCHEDULE_FILE).mistakes
    validated = validate(root, SCHEDULE_FILE, Judgement(None, mistakes, is_part=True), [], "f.yaml")
    assert [problem.code for problem in validated.problems] == ["bad-value"]
    assert validated.content is None
