"""What a person is told when work in a thread has failed."""

from __future__ import annotations

import logging

from gdl_desktop.core.errors import UserError

_log = logging.getLogger(__name__)


def in_a_sentence(error: Exception, what: str, excuse: str) -> str:
    """Return an error as a sentence; one that nobody foresaw is logged too.

    Parameters
    ----------
    what
        The kind of work, in a word, for the log.
    excuse
        The sentence for an error that is a fault of ours, with ``{error}`` where that is named.
    """
    if isinstance(error, UserError):
        return str(error)
    _log.warning("a %s failed", what, exc_info=error)
    return excuse.format(error=f"{type(error).__name__}: {error}")
