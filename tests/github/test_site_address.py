"""The site's address from what GitHub tells a workflow."""

import pytest

from generator.github import site_address as address

GITHUB = {"GITHUB_REPOSITORY": "Some-School/plan", "GITHUB_SERVER_URL": "https://github.example"}


@pytest.mark.parametrize(
    ("repository", "variable", "site"),
    [
        ("Some-School/plan", "", "https://some-school.github.io/plan/"),
        ("Some-School/some-school.github.io", "", "https://some-school.github.io/"),
        ("Some-School/plan", "https://plan.example.org", "https://plan.example.org/"),
        ("Some-School/plan", " https://example.org/plan/ ", "https://example.org/plan/"),
    ],
)
def test_the_variable_wins_over_the_address_of_pages(repository: str, variable: str, site: str) -> None:
    environment = GITHUB | {"GITHUB_REPOSITORY": repository, "SITE_URL": variable}
    repo_url = f"https://github.example/{repository}"
    assert address.addresses(environment) == {"SITE_URL": site, "REPO_URL": repo_url}


@pytest.mark.parametrize(
    "variable", ["example.org", "https://example.org/\nPATH=/tmp", "javascript:alert(1)"]
)
def test_an_address_that_is_none_stops_the_workflow(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variable: str
) -> None:
    for name, value in (GITHUB | {"SITE_URL": variable}).items():
        monkeypatch.setenv(name, value)
    assert address.main() == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("::error title=Адрес сайта::переменная SITE_URL — «")


def test_outside_of_github_the_step_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    assert address.main() == 2
    assert capsys.readouterr().err == (
        "нет переменной 'GITHUB_REPOSITORY': этот шаг работает только на GitHub\n"
    )
