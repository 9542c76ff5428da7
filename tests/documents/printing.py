"""Papers as LibreOffice prints them: it shares no code with what writes or reads them here."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.tools import program


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """A PDF for each file, all made in one run; skipped where there is no LibreOffice."""
    office = program("soffice")
    source, out = folder / "papers", folder / "pdf"
    source.mkdir()
    paths = {file: source / f"{number:02}.{file.rpartition('.')[2]}" for number, file in enumerate(files)}
    for file, data in files.items():
        paths[file].write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*command, *map(str, paths.values())], check=True, capture_output=True)
    return {file: out / path.with_suffix(".pdf").name for file, path in paths.items()}


def pages_of(pdf: Path) -> int:
    told = subprocess.run([program("pdfinfo"), str(pdf)], check=True, capture_output=True, text=True).stdout
    found = re.search(r"^Pages: +(\d+)$", told, re.MULTILINE)
    assert found
    return int(found[1])
