"""Russian for people: dates, people, timings, texts, occurrences."""
