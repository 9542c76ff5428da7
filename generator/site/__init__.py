"""The site: occurrences -> finished words -> Markdown pages -> a tree of files."""
