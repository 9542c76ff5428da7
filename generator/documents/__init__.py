"""An agenda -> the papers that a school prints, signs and sends: Word from templates, Excel.

What writes the files is imported where one is written: it is slow, and most builds find theirs kept.
"""
