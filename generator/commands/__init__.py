"""One module a command: its options, and the edge between the pure rooms and the world."""
