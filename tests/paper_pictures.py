"""Draws the pictures of the papers' first pages anew from the sample: `python -m tests.paper_pictures`.

Needs LibreOffice, poppler and ImageMagick, and a type as wide as Times New Roman (Liberation Serif). Then
look at them: nothing here is compared, since another LibreOffice draws otherwise.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.paper_list import papers_of
from tests.documents.printing import printed
from tests.documents.reading import papers, sample_agenda

FOLDER = Path(__file__).parents[1] / "site_templates" / "assets" / "papers"


def draw() -> None:
    agenda = sample_agenda()
    made = papers(agenda)
    first = {each.kind: each.files[0] for each in reversed(papers_of(agenda.schedule))}
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        pages = printed({file: made.files[file] for file in first.values()}, Path(name))
        for kind, file in first.items():
            picture = Path(name) / kind
            command = ["pdftoppm", "-r", "45", "-gray", "-png", "-singlefile", str(pages[file]), str(picture)]
            subprocess.run(command, check=True)
            drawn = [f"{picture}.png", "-strip", "-quality", "35", str(FOLDER / f"{kind}.webp")]
            subprocess.run(["convert", *drawn], check=True)


if __name__ == "__main__":
    draw()
