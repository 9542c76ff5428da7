"""What the editor on the site runs on, gathered by `make editor`."""
