"""The playgrounds, one folder each; they know nothing of each other."""
