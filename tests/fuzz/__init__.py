"""Files that a hand, an editor or an enemy has spoiled: nothing in them may break a command.

python -m tests.fuzz                      the same cases every time, under a minute
python -m tests.fuzz --minutes 10         others every time
python -m tests.fuzz --case schedule 17   one case again, with what came of it
"""
