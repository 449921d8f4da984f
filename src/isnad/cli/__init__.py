"""The command-line door to the newsroom."""
