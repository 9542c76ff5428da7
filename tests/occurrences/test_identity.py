import pytest

from generator.occurrences.identity import attestation_slots, is_attestation, numbered, post_of, transliterate
from generator.schedule.choices import Category
from generator.schedule.people import Teacher
from tests.samples import attestation, teacher


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Учитель музыки", "uchitel-muzyki"),
        ("педагог-организатор", "pedagog-organizator"),
        ("Щёголь, съезд; объём", "shchegol-sieezd-obieem"),
        ("юный чиж-эмигрант", "iunyi-chizh-emigrant"),
        ("Учитель труда (технологии)", "uchitel-truda-tekhnologii"),
        ("  Учитель   1-х классов ", "uchitel-1-kh-klassov"),
        ("№ ½ É", ""),
    ],
)
def test_russian_words_become_a_slug(text: str, slug: str) -> None:
    assert transliterate(text) == slug


@pytest.mark.parametrize(("number", "slot"), [(1, "2027-02"), (2, "2027-02/2"), (11, "2027-02/11")])
def test_the_number_of_the_timing_shows_from_the_second_on(number: int, slot: str) -> None:
    assert numbered("2027-02", number) == slot


def test_every_category_has_its_word_in_keys() -> None:
    assert [category.slug for category in Category] == ["fit", "first", "highest", "methodist", "mentor"]


@pytest.mark.parametrize(
    ("attestations", "slots"),
    [
        ([attestation()], ["probina/first"]),
        ([attestation(position="воспитатель")], ["probina/first"]),
        ([attestation(), attestation(**{"for": "высшая"})], ["probina/first", "probina/highest"]),
        (
            [attestation(), attestation(position="воспитатель")],
            ["probina/first", "probina/first/vospitatel"],
        ),
        (
            [
                attestation(position="УЧИТЕЛЬ  музыки"),
                attestation(position="педагог дополнительного образования"),
            ],
            ["probina/first", "probina/first/pedagog-dopolnitelnogo-obrazovaniia"],
        ),
    ],
)
def test_an_attestation_is_named_by_teacher_and_category_and_a_second_post(
    attestations: list[dict[str, str]], slots: list[str]
) -> None:
    assert attestation_slots(Teacher.model_validate(teacher(*attestations))) == tuple(slots)


def test_the_post_is_the_attestations_own_or_the_teachers() -> None:
    person = Teacher.model_validate(teacher(attestation(), attestation(position="воспитатель")))
    assert [post_of(person, each) for each in person.attestations] == ["учитель музыки", "воспитатель"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("2026/attestation/ivanova/first", True),
        ("2026/cyclogram/attestation/ivanova/first", False),
        ("attestation/attestations/year", False),
        ("attestation", False),
        ("", False),
    ],
)
def test_a_key_tells_whether_it_is_of_an_attestation_itself(key: str, expected: bool) -> None:
    """Whatever a ledger holds."""
    assert is_attestation(key) is expected
