"""All schools side by side: one school never stops the others."""

from datetime import date
from pathlib import Path

import pytest

from generator.district.copies import Copies
from generator.district.district_file import District, SchoolEntry
from generator.district.fetch import Limits
from generator.district.published import NEWER, Fault, FaultKind
from generator.district.reading import ReadSchools, published, read_schools
from generator.district.view import Reading, SchoolStanding
from generator.summary import Summary, summary_data
from tests.district.samples import changed, school
from tests.district.server import Sites, endless, sends_to
from tests.samples import TODAY

SHORT = Limits(wait=0.2, whole=0.4, pauses=())
YESTERDAY = date(2026, 11, 20)
GONE = Fault(FaultKind.VANISHED, "на её сайте нет сводки")


def a_district(sites: Sites, number: int) -> District:
    schools = [
        {"id": f"sosh-{n}", "name": f"Школа № {n}", "site": sites.address(f"sosh-{n}")}
        for n in range(1, number + 1)
    ]
    return District.model_validate({"district": {"name": "Пробный район"}, "schools": schools})


def read(district: District, folder: Path) -> ReadSchools:
    def ask(entry: SchoolEntry) -> Summary | Fault:
        return published(entry, TODAY, SHORT)

    return read_schools(district, Copies(folder), ask)


def test_schools_stand_as_in_the_file_whoever_answers_first(sites: Sites, tmp_path: Path) -> None:
    for number in (3, 1, 2):
        sites.publishes(f"sosh-{number}", summary_data(school(f"sosh-{number}")))
    found = read(a_district(sites, 3), tmp_path)
    assert [each.entry.id for each in found.schools] == ["sosh-1", "sosh-2", "sosh-3"]
    assert [each.reading for each in found.schools] == [Reading.FRESH] * 3
    assert (found.not_read, found.known, found.lost) == ((), 0, ())


def test_schools_broken_in_every_way_leave_the_others_as_they_are(sites: Sites, tmp_path: Path) -> None:
    hostile = school("sosh-8", name="<script>alert(1)</script>")
    sites.publishes("sosh-1", summary_data(school("sosh-1")))
    sites.publishes("sosh-2", b"[" * 1_000_000)
    sites.answers["sosh-3"] = endless
    sites.drips("sosh-4")
    sites.answers["sosh-5"] = sends_to("http://localhost/")
    sites.publishes("sosh-6", changed(school("sosh-6"), version=2))
    sites.publishes("sosh-8", summary_data(hostile))
    found = read(a_district(sites, 8), tmp_path)
    assert [each.fault.kind if each.fault else None for each in found.schools] == [
        None,
        FaultKind.NOT_A_SUMMARY,
        FaultKind.TOO_LARGE,
        FaultKind.SLOW,
        FaultKind.ELSEWHERE,
        FaultKind.NEWER,
        FaultKind.VANISHED,
        None,
    ]
    assert found.schools[5].fault == NEWER
    assert found.schools[7].summary == hostile


def test_a_school_that_cannot_be_read_stands_with_its_last_good_copy(sites: Sites, tmp_path: Path) -> None:
    old = school("sosh-1", today=YESTERDAY)
    Copies(tmp_path).keep([("sosh-1", old)], YESTERDAY)
    (found,) = read(a_district(sites, 1), tmp_path).schools
    assert found == SchoolStanding(found.entry, old, YESTERDAY, GONE)
    assert found.reading is Reading.OLD_COPY


@pytest.mark.parametrize(("gone", "is_too_much"), [(0, False), (2, False), (3, True)])
def test_more_than_a_third_lost_is_too_much(
    sites: Sites, tmp_path: Path, gone: int, is_too_much: bool
) -> None:
    schools = {f"sosh-{n}": school(f"sosh-{n}") for n in range(1, 7)}
    Copies(tmp_path).keep(schools.items(), YESTERDAY)
    for school_id, summary in list(schools.items())[gone:]:
        sites.publishes(school_id, summary_data(summary))
    found = read(a_district(sites, 6), tmp_path)
    assert (len(found.lost), found.known, found.is_too_much_lost) == (gone, 6, is_too_much)


def test_schools_that_were_not_read_last_time_either_are_no_loss(sites: Sites, tmp_path: Path) -> None:
    Copies(tmp_path).keep([("sosh-1", school("sosh-1")), ("left", school("left"))], YESTERDAY)
    sites.publishes("sosh-1", summary_data(school("sosh-1")))
    found = read(a_district(sites, 9), tmp_path)
    assert (len(found.not_read), found.known, found.lost, found.is_too_much_lost) == (8, 1, (), False)


def test_one_school_alone_never_stops_the_others(sites: Sites, tmp_path: Path) -> None:
    Copies(tmp_path).keep([(f"sosh-{n}", school(f"sosh-{n}")) for n in (1, 2)], YESTERDAY)
    sites.publishes("sosh-1", summary_data(school("sosh-1")))
    found = read(a_district(sites, 2), tmp_path)
    assert (len(found.lost), found.known, found.is_too_much_lost) == (1, 2, False)
    sites.answers.clear()
    assert read(a_district(sites, 2), tmp_path).is_too_much_lost


def test_mistakes_in_folders_are_no_loss_of_the_network(tmp_path: Path) -> None:
    schools = [{"id": f"sosh-{n}", "name": "Школа", "folder": f"schools/{n}"} for n in (1, 2)]
    district = District.model_validate({"district": {"name": "Район"}, "schools": schools})
    Copies(tmp_path).keep([(f"sosh-{n}", school(f"sosh-{n}")) for n in (1, 2)], YESTERDAY)
    found = read_schools(district, Copies(tmp_path), lambda entry: GONE)
    assert (len(found.not_read), found.known, found.is_too_much_lost) == (2, 0, False)
