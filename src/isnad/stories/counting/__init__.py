"""Figures over time: what the figures of a story count, how they move, and where they cannot all be right."""

from isnad.stories.counting.series import tell_series

__all__ = ["tell_series"]
