"""Forms that are made from a config."""
