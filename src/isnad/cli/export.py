"""`isnad export`: everything that is kept, as JSON Lines."""

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from isnad.cli.context import reading
from isnad.cli.display import json_line
from isnad.errors import SettingError
from isnad.model import KeptArticle, article_to_json


def export(
    context: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write, packed where it ends in .gz.")
    ] = None,
) -> None:
    """Write every article as it stands now, one JSON object a line, in order of arrival.

    What is written can be imported again. Other ids under which an article was given stand in «also», each with what
    its record said otherwise. A file is put in its place when it is complete.
    """
    with reading(context) as newsroom, _opened(output) as out:
        count = 0
        for kept in newsroom.export():
            out.write(json_line(_line(kept)))
            count += 1
    if output is not None:
        typer.echo(f"{count:,} articles written to {output}", err=True)


def _line(kept: KeptArticle) -> dict[str, object]:
    shape = article_to_json(kept.article)
    if kept.aliases:
        shape["also"] = [{"id": alias.id, **alias.facts} for alias in kept.aliases]
    return shape


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes] | gzip.GzipFile]:
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    partial = output.with_name(output.name + ".partial")
    try:
        with partial.open("wb") as file:
            if output.suffix == ".gz":
                with gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed:
                    yield packed
            else:
                yield file
        partial.replace(output)
    except OSError as error:
        raise SettingError(f"{output}: cannot be written: {error.strerror or error}") from error
    finally:
        partial.unlink(missing_ok=True)
