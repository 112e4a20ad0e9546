"""Model files: which there are, where each came from, and where it lies on this machine."""
