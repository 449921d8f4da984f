"""Where articles are kept: the only part that speaks SQL."""
