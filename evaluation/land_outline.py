"""Makes the outline of the land that maps are drawn on: src/isnad/web/static/land.svg.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python evaluation/land_outline.py package/land-110m.json

The source is the package world-atlas 2.0.2 (ISC licence), made of Natural Earth's land, 1:110 million (public domain).
In the result a unit is a degree: x grows eastward, y southward (plate carrée), and points nearer than a twentieth of a
degree to one another are one.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_OUT = Path(__file__).resolve().parent.parent / "src" / "isnad" / "web" / "static" / "land.svg"
_DIGITS = 1  # of a degree
Point = tuple[float, float]


def main() -> None:
    """Read the topology that the command names, and write the outline."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    path = "".join(map(_path, _rings(topology)))
    _OUT.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -90 360 180"><path id="land" d="{path}"/></svg>\n',
        encoding="utf-8",
    )


def _rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                # A negative number is an arc gone through backwards (TopoJSON 1.0, section 2.1.4).
                yield [point for at in ring for point in (arcs[at] if at >= 0 else arcs[~at][::-1])]


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """The points of an arc, which stand there as steps in whole numbers."""
    (width, height), (left, top) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * width + left, y * height + top))
    return points


def _path(ring: list[Point]) -> str:
    rounded = [(round(x, _DIGITS), round(-y, _DIGITS)) for x, y in ring]
    points = [point for at, point in enumerate(rounded) if not at or point != rounded[at - 1]]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z" if len(points) > 3 else ""


if __name__ == "__main__":
    main()
