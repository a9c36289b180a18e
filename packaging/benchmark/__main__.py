"""Measures the program against the least that could do the same; prints a table and fails nothing.

python3 packaging/start.py benchmark [--quick | --desk | --folder | --locked | --post | --server]
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from datetime import date
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent.parent)]
if not os.environ.get("QT_QPA_PLATFORM"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

import built  # noqa: E402
import desk  # noqa: E402
import keys  # noqa: E402
import lists  # noqa: E402
import locked  # noqa: E402
import oparl  # noqa: E402
import papers  # noqa: E402
import post  # noqa: E402
import records  # noqa: E402
import server  # noqa: E402
import startup  # noqa: E402
import visits  # noqa: E402
from measure import Row  # noqa: E402


def main() -> None:
    """Build the records, measure, print."""
    words = argparse.ArgumentParser(description="Messungen, als Verhältnisse in einem Lauf.")
    words.add_argument("--quick", action="store_true", help="nur bis 10.000 Anträge, weniger Läufe")
    words.add_argument("--desk", action="store_true", help="nur Sitzung führen")
    words.add_argument("--folder", action="store_true", help="nur der gebaute Ordner gegen den Checkout")
    words.add_argument("--locked", action="store_true", help="nur eine Akte mit Passwort gegen dieselbe ohne")
    words.add_argument("--post", action="store_true", help="nur was das Haus verlässt")
    words.add_argument("--server", action="store_true", help="nur auf einem PostgreSQL")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ["BEIRAT_HOME"] = str(folder / "home")
        if asked.locked:
            records.build(folder / "10000.db", 10_000)
            found = locked.rows(folder / "10000.db", 10_000)
        elif asked.folder:
            found = built.rows(folder / "starts")
        elif asked.server:
            found = _on_server(folder)
        elif asked.desk:
            found = desk.rows(folder)
        elif asked.post:
            found = _post(folder)
        else:
            found = _everything(folder, quick=asked.quick) + desk.rows(folder) + _post(folder)
    print(
        f"Measured on {date.today()}, {platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores."
    )
    print()
    print("| what | ours | against | ratio | goal |")
    print("| --- | --- | --- | --- | --- |")
    for row in found:
        print(row.line)
    sys.stdout.flush()
    os._exit(0)


def _post(folder: Path) -> list[Row]:
    from beirat_desktop.usecases.record.sample_file import make_sample

    sample = folder / "post.db"
    make_sample(sample)
    return post.rows(sample, folder)


def _on_server(folder: Path) -> list[Row]:
    """Lists, tracking and search on a server of its own, and which indexes its planner takes."""
    from beirat_desktop.store.private_server import PrivateServer

    folder.chmod(0o711)
    private = PrivateServer(folder / "server")
    private.make()
    private.start()
    found: list[Row] = []
    try:
        for count in (1_000, 10_000):
            file = folder / f"{count}.db"
            records.build(file, count)
            found += server.rows(private, file, count)
            print("\n".join(server.plans(private, count)))
    finally:
        private.stop()
    return found


def _everything(folder: Path, *, quick: bool) -> list[Row]:
    """All but the desk."""
    from beirat_desktop.usecases.record.sample_file import make_sample

    sizes = (1_000, 10_000) if quick else (1_000, 10_000, 100_000)
    found = []
    files = {}
    for count in sizes:
        files[count] = folder / f"{count}.db"
        records.build(files[count], count)
    sample = folder / "sample.db"
    make_sample(sample)
    records.leave_one_user(sample)
    found += startup.rows(sample, files[sizes[-1]], sizes[-1], folder / "home", 5 if quick else 11)
    found += visits.rows(files[10_000], 10_000, folder / "home")
    for count, file in files.items():
        found += lists.rows(file, count)
    found.append(lists.key_to_paint(files[sizes[-1]], sizes[-1]))
    found += locked.rows(files[10_000], 10_000)
    found.append(lists.importing(folder))
    found.append(oparl.importing(folder))
    found.append(papers.typing(sample))
    found += keys.rows(sample)
    found.append(papers.letters(sample))
    found += papers.rows(5 if quick else 15)
    return found


if __name__ == "__main__":
    main()
