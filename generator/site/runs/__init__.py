"""MkDocs, run over shares of the pages and only over those that aren't kept from an earlier build.

A program of its own (`python -m generator.site.runs`), started by `builder.py`: it needs nothing of the
school but the pages and the frame, and imports nothing else. What it makes is byte for byte what one plain
`mkdocs build` makes; where a configuration has something that it doesn't know, it leaves the work to that.
"""

# How the program ends: well; with the builder's words on what is wrong; or leaving the work to a plain run.
WELL, WRONG, NOT_MINE = 0, 2, 3
# Pages that are worth a process of their own: to read the frame takes as long as some forty.
LEAST = 80
# Folders of a preview, in which new files tell of an edit, and of what follows it: nobody waits for that.
EDITED, FOLLOWED = "edited", "followed"
