"""The evaluator that the workflow tests rest on."""

import pytest

from tests.workflows.expressions import condition, evaluate, interpolate

CONTEXTS = {
    "vars": {"ON": "on"},
    "inputs": {"dry-run": True},
    "success": False,
    "cancelled": False,
    "always": True,
    "failure": True,
}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("vars.ON == 'on'", True),
        ("vars.OFF == ''", True),
        ("vars.OFF || 'other'", "other"),
        ("!inputs.dry-run && 'yes' || ''", ""),
        ("!inputs.missing && 'yes' || ''", "yes"),
        ("vars.OFF == 'on' || (vars.ON != 'off' && inputs.dry-run)", True),
        ("'it''s'", "it's"),
        ("!cancelled() && vars.ON == 'on'", True),
    ],
)
def test_an_expression_has_the_value_that_github_gives_it(expression: str, value: bool | str) -> None:
    assert evaluate(expression, CONTEXTS) == value


def test_a_condition_without_a_status_function_needs_success() -> None:
    assert [condition(text, CONTEXTS) for text in (None, "vars.ON", "${{ !cancelled() }}", "always()")] == [
        False,
        False,
        True,
        True,
    ]


def test_values_become_text() -> None:
    assert interpolate("a ${{ vars.ON }} ${{ inputs.dry-run }}", CONTEXTS) == "a on true"
    assert interpolate(0, CONTEXTS) == "0"


def test_what_is_not_understood_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="not understood"):
        evaluate("toJSON(vars, 1)", CONTEXTS)
