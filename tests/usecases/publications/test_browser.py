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
MEASURE = """<script>onload = () => {
  const frames = [...document.querySelectorAll("iframe")]
  const wide = frames.filter((one) => one.contentDocument.documentElement.scrollWidth > 320)
  document.title = `${wide.length} of ${frames.length}:${wide.map((one) => one.title).join(" ")}`
}</script>"""
"""Says in the title of the page which frames are wider than they may be."""


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
    done = subprocess.run([*words, *wanted, page.as_uri()], capture_output=True, check=True, timeout=600)
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


def test_no_page_scrolls_sideways_in_a_narrow_window(site: Path, tmp_path: Path) -> None:
    """320 pixels are what a reader at 400 % has; frames, since a window of Chromium is 500 wide at the least."""
    pages = [page for page in sorted(site.rglob("*.html")) if page.parent.name != "dateien"]
    frames = "".join(f'<iframe title="{page.relative_to(site)}" src="{page.as_uri()}"></iframe>' for page in pages)
    beside = tmp_path / "frames.html"
    beside.write_text(f"<style>iframe {{ width: 320px; height: 600px; border: 0 }}</style>{frames}{MEASURE}", "utf-8")
    shown = chromium(tmp_path, beside, "--allow-file-access-from-files", "--dump-dom")
    found = re.search(r"<title>(\d+) of (\d+):(.*)</title>", shown)
    assert found is not None, shown[-300:]
    assert found.groups() == ("0", str(len(pages)), "")
