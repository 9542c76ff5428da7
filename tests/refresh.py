"""Writes anew what is checked in and follows from the code: `python -m tests.refresh`, then read the diff."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import summary
from generator.district.district_file import DISTRICT_TITLE, District
from generator.schedule.json_schema import schema_text
from tests import test_broken, test_new_school
from tests.district.test_district_file import DISTRICT_SCHEMA, MESSAGES, messages
from tests.golden import PAGES, golden_pages
from tests.schedule.test_json_schema import SCHEMA
from tests.test_summary import SUMMARY_SCHEMA


def refresh() -> None:
    SCHEMA.write_text(schema_text(), encoding="utf-8")
    SUMMARY_SCHEMA.write_text(summary.schema_text(), encoding="utf-8")
    DISTRICT_SCHEMA.write_text(schema_text(District, DISTRICT_TITLE), encoding="utf-8")
    MESSAGES.write_text(messages(), encoding="utf-8")
    test_new_school.refresh()
    shutil.rmtree(PAGES, ignore_errors=True)
    for name, text in golden_pages().items():
        (PAGES / name).parent.mkdir(parents=True, exist_ok=True)
        (PAGES / name).write_text(text, encoding="utf-8")
    with TemporaryDirectory() as folder:
        test_broken.refresh(Path(folder))


if __name__ == "__main__":
    refresh()
