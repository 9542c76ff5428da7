import pytest

from generator.occurrences.planned_attestations import admits_category, admits_post, planned_attestations
from generator.schedule.choices import Category
from tests.samples import attestation, make_schedule, teacher


@pytest.mark.parametrize(
    ("positions", "post", "admitted"),
    [
        ([], "воспитатель", True),
        (["воспитатель"], "воспитатель", True),
        (["Старший  воспитатель", "вожатый"], "старший воспитатель", True),
        (["учитель черчения и съёмки"], "учитель черчения и съемки", True),
        (["воспитатель"], "старший воспитатель", False),
    ],
)
def test_a_condition_on_posts(positions: list[str], post: str, admitted: bool) -> None:
    assert admits_post(positions, post) is admitted


@pytest.mark.parametrize(
    ("categories", "admitted"),
    [((), True), ((Category.FIRST, Category.FIT), True), ((Category.HIGHEST,), False)],
)
def test_a_condition_on_categories(categories: tuple[Category, ...], admitted: bool) -> None:
    assert admits_category(categories, Category.FIRST) is admitted


def test_only_those_who_work_have_planned_attestations_each_with_its_place_in_the_file() -> None:
    schedule = make_schedule(
        teachers=[
            teacher(attestation(), id="a", status="left"),
            teacher(attestation(), attestation("2027-05", position="воспитатель"), id="b"),
            teacher(attestation(), id="c", status="on_leave"),
        ]
    )
    assert [
        (each.slot, str(each.day), each.post, each.source) for each in planned_attestations(schedule)
    ] == [
        ("b/first", "2027-03-15", "учитель музыки", ("teachers", 1, "attestations", 0)),
        ("b/first/vospitatel", "2027-05-01", "воспитатель", ("teachers", 1, "attestations", 1)),
    ]
