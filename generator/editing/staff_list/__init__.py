"""A school's staff list as rows of cells -> what it says of each person -> edits of the schedule."""
