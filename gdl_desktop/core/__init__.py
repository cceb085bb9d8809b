"""The ground floor: settings, events, run control, the playground registry. Neither torch nor Qt."""
