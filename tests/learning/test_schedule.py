"""How learning rates fall."""

import pytest

from gdl_desktop.learning.schedule import cosine_factor


def test_a_cosine_falls_from_one_to_nothing_and_is_steepest_halfway() -> None:
    assert [cosine_factor(share / 4) for share in range(5)] == pytest.approx(
        [1, (2 + 2**0.5) / 4, 0.5, (2 - 2**0.5) / 4, 0]
    )
