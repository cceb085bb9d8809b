"""Errors that are meant for the person at the screen.

Anything a person can cause (a wrong value, a broken file, a full disk) is raised as a `UserError`
whose message is one clear sentence: what happened and what to do. The window shows it in a dialog,
the command line prints it and exits with code 2. Every other exception is a fault of ours.
"""


class UserError(Exception):
    """Something the person can understand and mend; ``str(error)`` is the sentence to show."""


class ConfigError(UserError):
    """A setting has a value that it cannot have."""


class DataError(UserError):
    """A data set, text or picture folder cannot be used."""


class ModelError(UserError):
    """A model file or checkpoint cannot be used."""


class MissingError(ModelError):
    """There is no such model file."""


class DamagedError(ModelError):
    """A model file holds other bytes than were once written."""


class RunError(UserError):
    """A run folder cannot be created, read or continued."""


class TrainingDivergedError(UserError):
    """A loss is no longer a finite number, so there is nothing left to learn from."""
