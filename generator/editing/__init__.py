"""What a person wants changed, as a value, as one line of text, and as a splice of the file's own text."""
