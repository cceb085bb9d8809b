"""The window around the playgrounds: start-up, main window, dialogs, the tour."""
