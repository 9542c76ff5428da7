"""What the table on the site decides: text and cells in, lines of edits, dates and words out.

It runs in the reader's browser, in the same Python as everywhere (`bridge.py`); the page's script only shows
what comes out of here.
"""
