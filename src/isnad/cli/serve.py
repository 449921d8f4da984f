"""`isnad serve`: web pages and API."""

import os
from typing import Annotated

import typer
import uvicorn

import isnad
from isnad.cli.context import DeskOption, settings, writing


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen on; 127.0.0.1 is this machine alone.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port to listen on; 0 takes a free one.")
    ] = 8000,
    desk: DeskOption = "local",
) -> None:
    """Serve the web pages and the API until Ctrl-C."""
    with writing(context):  # fails here, in words, where the store does not open
        pass
    told = settings(context)
    os.environ[isnad.STORE_SETTING] = isnad.store_url(told.store)
    os.environ["ISNAD_DESK"] = desk
    os.environ[isnad.TAGGER_SETTING] = isnad.tagger_name(told.tagger)
    # Named, not imported: the server stands above the doors (docs/decisions/0001-doors-and-server.md).
    uvicorn.run("isnad.server:app_from_environment", factory=True, host=host, port=port, log_level="info")
