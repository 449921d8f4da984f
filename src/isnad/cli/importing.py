"""`isnad import`: files, folders and archives into the store."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.context import WorkerCount, writing
from isnad.cli.display import print_json, shown
from isnad.cli.progress import Bar, resumable
from isnad.model import failure_to_json

if TYPE_CHECKING:
    from isnad.newsroom import ImportReport

# Failures that the closing report prints; the store keeps all of them.
FAILURES_PRINTED = 20


def import_(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Files or folders; «-» is standard input.", allow_dash=True),
    ],
    workers: WorkerCount = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the closing report as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Read articles into the store: JSON Lines, HTML, WARC (each plain or .gz), text dumps, folders of them.

    What is known already changes nothing, so an import that was interrupted is simply run again. A line, record or
    page that cannot be read is reported and the rest goes on; then the exit status is 1.
    """
    bar = Bar("reading", quiet=quiet or as_json)
    with resumable(bar, "read and kept"), writing(context, workers) as newsroom:
        report = newsroom.import_paths(paths, progress=bar)
    if as_json:
        print_json(_shape(report))
    else:
        _print(report)
    if report.failures:
        raise typer.Exit(1)


def _shape(report: "ImportReport") -> dict[str, object]:
    return {
        "new": report.new,
        "unchanged": report.unchanged,
        "revised": report.revised,
        "failed": report.failures,
        "passed_over": report.passed_over,
        "seconds": round(report.seconds, 3),
        "failures": [failure_to_json(failure) for failure in report.failed],
    }


def _print(report: "ImportReport") -> None:
    for failure in report.failed[:FAILURES_PRINTED]:
        typer.echo(shown(str(failure)), err=True)
    if (more := report.failures - FAILURES_PRINTED) > 0:
        typer.echo(f"... and {more:,} more failures", err=True)
    counts = (
        f"{report.new:,} new, {report.unchanged:,} unchanged, {report.revised:,} revised, {report.failures:,} failed"
    )
    rate = report.read / report.seconds if report.seconds else 0.0
    if not report.read:
        typer.echo("nothing to read was found", err=True)
    typer.echo(f"{counts} in {report.seconds:,.1f} s ({rate:,.0f}/s)")
    if report.passed_over:
        typer.echo(f"{report.passed_over:,} other files in the folders were passed over; name a file to have it read")
