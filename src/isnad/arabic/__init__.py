"""What is true of the Arabic language: pure functions on text, no store, no network."""
