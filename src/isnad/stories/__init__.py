"""Articles -> copy groups, events, stories, origins: pure functions."""
