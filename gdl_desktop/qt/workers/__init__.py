"""Threads that feed a window without ever making it wait."""
