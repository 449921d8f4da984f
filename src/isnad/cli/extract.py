"""`isnad extract`: the article that stands in a page."""

from pathlib import Path
from typing import Annotated

import typer

import isnad
from isnad.cli.display import print_json
from isnad.model import article_to_json


def extract(
    page: Annotated[
        Path,
        typer.Argument(
            metavar="PAGE.html", help="A saved page, or a text dump of one; «-» is standard input.", allow_dash=True
        ),
    ],
    url: Annotated[str, typer.Option(metavar="URL", help="The address of the page, where it is known.")] = "",
) -> None:
    """Print the article that stands in a page, as JSON; of a text dump, every article in it, one a line.

    Nothing is stored. What is printed can be imported: isnad extract PAGE.html | isnad import -
    """
    for article in isnad.extract_file(page, url):
        print_json(article_to_json(article))
