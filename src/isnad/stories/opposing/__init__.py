"""Claims set against each other within a story."""
