"""`python -m isnad.cli`: the command `isnad` where it is not on the path."""

from isnad.cli.running import main

main()
