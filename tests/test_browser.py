"""What the editor runs on is gathered by the lock, and cut to what a school in Russia needs."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from browser.assemble import EXCEL, LIBRARIES, LOCK, locked, without_packages
from generator.commands.editor_files import zipped

LINES = """\
one==1.0 \\
    --hash=sha256:1 \\
    --hash=sha256:2
    # via
    #   two
two[extra]==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:3
three==3.0 \\
    --hash=sha256:4
"""


def test_of_the_lock_the_packages_named_are_taken_with_all_their_hashes() -> None:
    found = locked(LINES, ["two", "one"])
    assert [line.strip() for line in found.splitlines() if line.strip()] == [
        "two[extra]==2.0 ; sys_platform == 'win32' \\",
        "--hash=sha256:3",
        "one==1.0 \\",
        "--hash=sha256:1 \\",
        "--hash=sha256:2",
    ]


def test_the_lock_has_every_package_of_the_editor() -> None:
    names = [*LIBRARIES, *EXCEL]
    found = locked(LOCK.read_text("utf-8"), names)
    assert [
        line.split("==")[0] for line in found.splitlines() if "==" in line and not line.startswith(" ")
    ] == names


@pytest.mark.parametrize(
    ("package", "kept", "cut"),
    [
        ("babel", "babel/dates.py", "babel/messages/catalog.py"),
        ("babel", "babel/locale-data/ru.dat", "babel/locale-data/ru_UA.dat"),
        ("babel", "babel/localtime/_unix.py", "babel/locale-data/de.dat"),
        ("holidays", "holidays/countries/russia.py", "holidays/countries/france.py"),
        ("holidays", "holidays/locale/ru/LC_MESSAGES/RU.mo", "holidays/locale/en_US/LC_MESSAGES/RU.mo"),
        ("holidays", "holidays/groups/christian.py", "holidays/financial/ice_futures_europe.py"),
        ("pydantic", "pydantic/main.py", "pydantic/v1/main.py"),
        ("python-dateutil", "dateutil/easter.py", "dateutil/zoneinfo/dateutil-zoneinfo.tar.gz"),
        ("pyyaml", "yaml/scanner.py", "yaml/_yaml.cpython-314-x86_64-linux-gnu.so"),
    ],
)
def test_what_is_not_needed_is_cut_off(package: str, kept: str, cut: str) -> None:
    assert (LIBRARIES[package](kept), LIBRARIES[package](cut)) == (True, False)


def test_pyodide_is_told_of_no_packages_that_it_could_fetch_from_elsewhere() -> None:
    assert without_packages('{"info": {"abi": "1"}, "packages": {"numpy": {}}}') == (
        '{"info":{"abi":"1"},"packages":{}}'
    )


def test_an_archive_has_the_same_bytes_in_whatever_order_its_files_came() -> None:
    one, other = ({"b": b"2", "a": b"1"}, {"a": b"1", "b": b"2"})
    assert zipped(one) == zipped(other)
    with ZipFile(BytesIO(zipped(one))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == other
