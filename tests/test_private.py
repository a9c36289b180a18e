import sys

import pytest

from beirat_desktop import private

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes say nothing there")


def test_a_folder_of_ones_own_is_closed_and_one_of_everybody_stays_open(tmp_path):
    own, shared = tmp_path / "own", tmp_path / "shared"
    own.mkdir(mode=0o755)
    shared.mkdir()
    shared.chmod(0o1777)
    made = private.make_folder(shared / "new" / "newer")
    private.make_folder(own)
    private.make_folder(shared)
    assert [one.stat().st_mode & 0o7777 for one in (own, shared, made.parent, made)] == [0o700, 0o1777, 0o700, 0o700]
