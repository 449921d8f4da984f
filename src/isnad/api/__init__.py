"""The JSON door to the newsroom."""
