from __future__ import annotations

import pytest

from gdl_desktop.core.milestones import Milestone, best_within

FIRST, SECOND, BEST = (Milestone("p", "d", steps, "", 1.0, "") for steps in (10, 100, 50))


@pytest.mark.parametrize(("budget", "best"), [(9, None), (10, FIRST), (49, FIRST), (50, BEST), (1000, BEST)])
def test_the_last_one_that_fits_is_the_best(budget: float, best: Milestone | None) -> None:
    assert best_within((FIRST, SECOND, BEST), lambda each: float(each.steps), budget) == best


def test_what_takes_unknown_time_fits_no_budget() -> None:
    assert best_within((FIRST, BEST), lambda each: None if each is BEST else 1.0, 60) == FIRST
    assert best_within((), lambda each: 1.0, 60) is None
