"""The command-line door to the newsroom."""

from isnad.cli.assembly import app
from isnad.cli.running import main, run

__all__ = ["app", "main", "run"]
