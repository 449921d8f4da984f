"""The environment of what we are measured beside: some of it pins other versions of our libraries."""

import subprocess
import sys
from pathlib import Path

from report import ROOT

PEERS = ROOT / ".venv-peers"
LIST = Path(__file__).with_name("peers.txt")


def peers_python() -> str:
    """Its interpreter; the environment is made on first use, and filled anew when peers.txt has changed."""
    python, filled = PEERS / "bin" / "python", PEERS / ".filled"
    wanted = LIST.read_text(encoding="utf-8")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
    if not filled.exists() or filled.read_text(encoding="utf-8") != wanted:
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "-r", str(LIST)], check=True)
        filled.write_text(wanted, encoding="utf-8")
    return str(python)
