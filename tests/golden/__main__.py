"""Writes the golden pages anew: `python -m tests.golden`."""

import shutil

from tests.golden import PAGES, golden_pages

shutil.rmtree(PAGES, ignore_errors=True)
for name, text in golden_pages().items():
    (PAGES / name).parent.mkdir(parents=True, exist_ok=True)
    (PAGES / name).write_text(text, encoding="utf-8")
