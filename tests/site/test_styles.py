"""The pieces of the site's look in one file."""

from generator.site.styles import PIECES, with_one_style
from tests.site.conftest import ROOT


def test_the_pieces_are_joined_in_their_order_without_comments() -> None:
    files = {
        "assets/home.css": b"/* own\n rules */\np { color: red }",
        "assets/look.css": b"""a::before { content: "/* sign */" } /* end */""",
    }
    assert with_one_style(files) == {
        "assets/site.css": b"""a::before { content: "/* sign */" } \n\np { color: red }"""
    }


def test_a_file_that_is_no_piece_stays_as_it_is() -> None:
    files = {"assets/school.css": b"/* ours */", "assets/logo.svg": b"<svg/>"}
    assert with_one_style(files) == files


def test_every_style_sheet_of_the_package_is_a_piece() -> None:
    shipped = (ROOT / "site_templates" / "assets").glob("*.css")
    assert {f"assets/{path.name}" for path in shipped} == set(PIECES)
