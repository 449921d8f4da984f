"""Article -> tags, entities, claims, figures: pure functions."""
