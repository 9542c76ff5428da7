"""What a short word stands for is told once a page, where it first appears."""

import pytest

from generator.site.abbreviations import spelled_out
from tests.samples import activity, attestation, make_schedule, plan, role, teacher
from tests.site.rendering import parsed, rendered
from tests.site.tags import words

TOLD = '<abbr title="личный кабинет">ЛК</abbr>'


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<p>Открытие ЛК, заявка в ЛК</p>", f"<p>Открытие {TOLD}, заявка в ЛК</p>"),
        ('<p title="ЛК">Вход в ЛК</p>', f'<p title="ЛК">Вход в {TOLD}</p>'),
        ("---\ntitle: ЛК\n---\n# ЛК\n\n<p>ЛК</p>", f"---\ntitle: ЛК\n---\n# ЛК\n\n<p>{TOLD}</p>"),
        ("<p>ЛКШ и МЛК</p>", "<p>ЛКШ и МЛК</p>"),
        ("<p>личных кабинетов (ЛК)</p><p>ЛК</p>", "<p>личных кабинетов (ЛК)</p><p>ЛК</p>"),
        ("<p>Кабинет</p>", "<p>Кабинет</p>"),
    ],
)
def test_the_first_one_in_the_text_is_spelled_out_unless_the_page_does_so(page: str, told: str) -> None:
    assert spelled_out(page) == told


def test_every_page_that_names_it_spells_it_out_once() -> None:
    row = activity({"days_before": "20"}, title="Открытие ЛК", responsible=["head"])
    school = make_schedule(
        roles=[role("teacher", "Педагог"), role("head", "Руководитель")],
        plans=[plan(row)],
        teachers=[teacher(attestation())],
    )
    pages = {name: parsed(text) for name, text in rendered(school).items()}
    found = {
        name: [words(each) for each in page.select("abbr[title^=личный]")] for name, page in pages.items()
    }
    assert {name: told for name, told in found.items() if told} == {
        name: ["ЛК"]
        for name in (
            "months/2027-02.md",
            "plans/plan.md",
            "roles/head.md",
            "teachers/probina.md",
        )
    }
