"""Many schools as one district: its file, what its schools publish about themselves, the sums over them."""
