"""The public pages in a real browser: they open from the disk, are laid out, and scroll to one side only."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from tests.usecases.publications.site_tools import opened

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed here")
MEASURE = "<script>document.title = [innerWidth, document.documentElement.scrollWidth].join(' ')</script></body>"


@pytest.fixture(scope="module")
def site(sample_record, tmp_path_factory) -> Path:
    """The sample as a folder; only to be read."""
    folder = tmp_path_factory.mktemp("browser") / "web"
    office = opened(sample_record, tmp_path_factory.mktemp("record"))
    with pytest.MonkeyPatch.context() as places:
        places.setenv("BEIRAT_HOME", str(tmp_path_factory.mktemp("home")))
        office.website.publish(folder, "https://beirat.example.org")
    office.close()
    return folder


def chromium(tmp_path: Path, page: Path, *wanted: str) -> str:
    """What it says on its output about the page, opened from the disk."""
    words = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    done = subprocess.run([*words, *wanted, page.as_uri()], capture_output=True, check=True, timeout=120)
    return done.stdout.decode()


def test_it_opens_and_shows_what_was_published(site: Path, tmp_path: Path) -> None:
    picture = tmp_path / "index.png"
    shown = chromium(tmp_path, site / "index.html", "--dump-dom")
    assert "Sitzungen, Anträge und Beschlüsse" in shown
    assert shown.count('href="sitzung/') == len(list((site / "sitzung").iterdir()))
    chromium(tmp_path, site / "index.html", "--window-size=1000,900", f"--screenshot={picture}")
    image = Image.open(io.BytesIO(picture.read_bytes())).convert("RGB")
    colours = {colour: count for count, colour in image.getcolors(1 << 24) or ()}
    ground = max(colours, key=lambda one: colours[one])
    assert image.size == (1000, 900)
    assert ground in ((255, 255, 255), (0x15, 0x19, 0x1E)), "the style sheet is found beside the page"
    # Links are set in their own colour, and there is more than a stripe of text.
    assert colours.get((0x0B, 0x4F, 0x8A), 0) + colours.get((0x8C, 0xC4, 0xFF), 0) > 500
    assert sum(colours.values()) - colours[ground] > 10_000


@pytest.mark.parametrize("place", ["index.html", "mitglieder.html", "sitzung", "vorlage"])
def test_it_never_scrolls_sideways_in_a_narrow_window(site: Path, tmp_path: Path, place: str) -> None:
    page = site / place
    if page.is_dir():
        page = max(page.iterdir(), key=lambda one: one.stat().st_size)
    copy = tmp_path / "web" / page.relative_to(site)
    copy.parent.mkdir(parents=True)
    shutil.copy(site / "stil.css", tmp_path / "web" / "stil.css")
    # A frame is as narrow as it is said to be; a window of Chromium is 500 wide at the least.
    copy.write_text(page.read_text("utf-8").replace("</body>", MEASURE), "utf-8")
    frame = tmp_path / "frame.html"
    frame.write_text(
        f'<iframe src="{copy.as_uri()}" width="320" height="600" style="border:0" '
        "onload=\"document.title = this.contentDocument ? this.contentDocument.title : 'closed'\"></iframe>",
        "utf-8",
    )
    shown = chromium(tmp_path, frame, "--allow-file-access-from-files", "--dump-dom")
    found = re.search(r"<title>(\d+) (\d+)</title>", shown)
    assert found is not None, shown[:300]
    width, needed = map(int, found.groups())
    assert width <= 320
    assert needed <= 320, f"{place} needs {needed} pixels"
