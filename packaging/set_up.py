"""Brings `.venv` and system libraries to what the lock file says, then runs what was asked for; see start.py."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "stamp.json"
PICTURES = ROOT / "demo"
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What Qt loads that minimal systems lack, and the Debian and Ubuntu package of each.
LIBRARIES = {
    "offscreen": {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libglib-2.0.so.0": "libglib2.0-0",
    },
    "x11": {
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
}

# What packaging/builds makes, see there; and the programs it calls on Linux, with the package of each.
BUILDS = ("folder", "tar", "deb", "windows")
BUILD_TOOLS = {"objdump": "binutils", "dpkg-shlibdeps": "dpkg-dev", "makensis": "nsis", "git": "git"}

# These run a second time with their records on a server: what is nearest to the store.
ON_SERVER = [
    "--engine=postgresql",
    *("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"),
    # All of what is nearest to the engine, and two tests of every other file that takes a record.
    "--of-each=2",
    *("--all-of=tests/store", "--all-of=tests/usecases/archive", "--all-of=tests/usecases/tracking"),
    "--all-of=tests/usecases/members/test_periods.py",
    *("tests/store", "tests/usecases"),
]
# Whoever names options wants a few tests soon: starting processes and measuring what is reached would cost more.
WHOLE_SUITE = ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal", "--cov", "--cov-report="]


def main(arguments: list[str]) -> int:
    """Set up what is missing, then run what was asked for and return its exit code."""
    environment = clean_environment()
    test = arguments[:1] == ["test"]
    build = arguments[:1] in [[kind] for kind in BUILDS]
    needed = ["offscreen"] if test else [*LIBRARIES] if build and LINUX else library_sets(environment)
    set_up(needed, environment)
    if test:
        return check(arguments[1:], environment)
    if build:
        install_build_tools(environment)
        return call([str(PYTHON), str(ROOT / "packaging" / "builds"), *arguments], environment, folder=ROOT)
    if arguments[:1] in (["benchmark"], ["mutation"]):
        return call([str(PYTHON), str(ROOT / "packaging" / arguments[0]), *arguments[1:]], environment, folder=ROOT)
    if arguments[:1] == ["server"] and len(arguments) == 1:
        return try_server(environment)
    if arguments:
        return run_program(arguments, environment)
    if has_screen(environment):
        return run_program(["--sample"], environment)
    return draw_everything(environment)


def clean_environment() -> dict[str, str]:
    """The environment without what leads Qt, Python or pip astray, or lets Python compile everything at every start."""
    environment = dict(os.environ)
    for name in ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    if not environment.get("QT_QPA_PLATFORM"):
        # Set but empty would stop both Qt's own choice and every setdefault().
        environment.pop("QT_QPA_PLATFORM", None)
    return environment


def has_screen(environment: dict[str, str]) -> bool:
    """Whether a window can be shown; someone who names a platform of Qt knows what they want."""
    return not LINUX or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def library_sets(environment: dict[str, str]) -> list[str]:
    """The keys of LIBRARIES that the program needs on this screen."""
    sets = ["offscreen"]
    if environment.get("DISPLAY"):
        sets.append("x11")
    if environment.get("WAYLAND_DISPLAY"):
        sets.append("wayland")
    return sets


# Set-up


def set_up(needed: list[str], environment: dict[str, str]) -> None:
    """Bring system libraries and `.venv` to what the lock file says; return at once when the stamp says so."""
    stamp = read_stamp()
    wanted = identity()
    known = stamp.get("libraries", "").split()
    whole = (stamp.get("python"), stamp.get("place")) == (wanted["python"], wanted["place"]) and PYTHON.exists()
    damage = damaged_files() if whole else []
    if damage:
        print(f"In .venv fehlen Dateien oder sind beschädigt, so {damage[0]}; sie wird neu gemacht.", flush=True)
        whole = False
    current = whole and stamp.get("lock") == wanted["lock"]
    if current and set(needed) <= set(known):
        return
    install_system_packages(needed, new_venv=not whole, environment=environment)
    if not current:
        install_python_packages(new_venv=not whole, environment=environment)
    # By another name first, so that there is never half a stamp.
    part = STAMP.with_suffix(".part")
    part.write_text(json.dumps({**wanted, "libraries": " ".join(sorted({*known, *needed}))}), encoding="utf-8")
    part.replace(STAMP)


def identity() -> dict[str, str]:
    """What decides whether a finished `.venv` still fits: the interpreter, the folder, the lock file."""
    from hashlib import sha256

    version = ".".join(str(part) for part in sys.version_info[:2])
    return {
        "python": f"{version} {sys.implementation.name} {sys.base_prefix}",
        "place": str(ROOT),
        "lock": sha256(LOCK.read_bytes()).hexdigest(),
    }


def read_stamp() -> dict[str, str]:
    """What the last finished set-up wrote, or nothing."""
    with contextlib.suppress(OSError, ValueError):
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        if isinstance(stamp, dict):
            return {key: str(value) for key, value in stamp.items()}
    return {}


def damaged_files() -> list[str]:
    """Files of `.venv` that are missing or not as long as when they were installed; some 0.04 s for 8,000 of them."""
    folder = site_packages()
    damage = [name for name in ("beirat_desktop.pth",) if not (folder / name).exists()]
    for record in folder.glob("*.dist-info/RECORD"):
        for line in record.read_text(encoding="utf-8").splitlines():
            name, _, size = line.rpartition(",")
            name = name.rpartition(",")[0].strip('"')
            if not size or name.endswith(".pyc"):  # which Python writes anew as it likes
                continue
            try:
                whole = os.stat(folder / name).st_size == int(size)
            except OSError:
                whole = False
            if not whole:
                damage.append(name)
    return damage


def install_system_packages(needed: list[str], *, new_venv: bool, environment: dict[str, str]) -> None:
    """Let apt-get bring what cannot be loaded, or end with the line that does."""
    packages = missing_packages(needed, new_venv=new_venv)
    if not packages:
        return
    print("Es fehlen Systempakete:", " ".join(packages), flush=True)
    by_hand = apt_line(packages)
    prefix = root_prefix()
    if prefix is None:
        sys.exit(by_hand)
    environment = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
    # An installation cut short blocks every other until this is done; a foreign source that does not answer fails the
    # update, though the packages can be had; and a fresh Ubuntu updates itself, holding the lock, while we begin.
    call([*prefix, "dpkg", "--configure", "-a"], environment)
    call([*prefix, "apt-get", "update", "-q"], environment)
    patience = ["-o", "DPkg::Lock::Timeout=300"]
    install = [*prefix, "apt-get", "install", "-q", "-y", *patience, "--no-install-recommends", *packages]
    if call(install, environment) != 0 or missing_packages(needed, new_venv=new_venv):
        sys.exit("Die Systempakete ließen sich nicht installieren. " + by_hand)


def missing_packages(needed: list[str], *, new_venv: bool) -> list[str]:
    """The packages whose libraries cannot be loaded."""
    packages = []
    if LINUX:
        packages = [package for name in needed for library, package in LIBRARIES[name].items() if not can_load(library)]
    if new_venv and not can_make_venv():
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return packages


def can_load(library: str) -> bool:
    """Whether the dynamic linker finds a library with all it depends on."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_make_venv() -> bool:
    """Whether Python is whole; Debian and Ubuntu keep this part in a package of its own."""
    from importlib.util import find_spec

    return find_spec("venv") is not None and find_spec("ensurepip") is not None


def root_prefix() -> list[str] | None:
    """What to put before apt-get to run it as root, or None where that is impossible."""
    from shutil import which

    if not which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo"] if which("sudo") else None


def apt_line(packages: list[str]) -> str:
    """The sentence with the line to type."""
    from shutil import which

    if not which("apt-get"):
        return "Bitte installieren (die Namen sind die von Debian): " + " ".join(packages)
    sudo = "sudo " if which("sudo") and os.geteuid() != 0 else ""
    line = f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"
    return ("Bitte" if sudo else "Bitte als root") + " ausführen und dann noch einmal starten:\n\n    " + line + "\n"


def install_build_tools(environment: dict[str, str]) -> None:
    """Let apt-get bring what builds call, or end with the line that does."""
    from shutil import which

    packages = [package for tool, package in BUILD_TOOLS.items() if LINUX and not which(tool)]
    # PyInstaller takes Python along as a library, which Debian keeps apart; the printing of Qt is linked with CUPS.
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    for library, package in ((f"libpython{version}.so.1.0", f"libpython{version}"), ("libcups.so.2", "libcups2")):
        if LINUX and not can_load(library) and not (Path(sys.base_prefix) / "lib" / library).exists():
            packages.append(package)
    if not packages:
        return
    print("Es fehlen Systempakete:", " ".join(packages), flush=True)
    prefix = root_prefix()
    if prefix is None:
        sys.exit(apt_line(packages))
    environment = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
    call([*prefix, "apt-get", "update", "-q"], environment)
    if call([*prefix, "apt-get", "install", "-q", "-y", "--no-install-recommends", *packages], environment) != 0:
        sys.exit("Die Systempakete ließen sich nicht installieren. " + apt_line(packages))


def install_python_packages(*, new_venv: bool, environment: dict[str, str]) -> None:
    """Make `.venv` anew or bring it up to date; without a stamp meanwhile, so an interruption is seen."""
    print("Richte Beirat Desktop ein (einmalig, lädt etwa 150 MB) …", flush=True)
    if new_venv and VENV.is_symlink():
        VENV.unlink()  # what it leads to is another folder's, and is not emptied
    STAMP.unlink(missing_ok=True)
    environment = {**environment, "PIP_USER": "0"}
    made = not new_venv or call([sys.executable, "-m", "venv", "--clear", str(VENV)], environment) == 0
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input", "--no-cache-dir"]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]
    if not made or call([*pip, *locked], environment) != 0:
        sys.exit("Die Einrichtung ist fehlgeschlagen (siehe oben). Danach einfach noch einmal starten.")
    folder = site_packages()
    # Relative, because this file is read in the system's encoding, which may know no umlaut of a folder's name.
    (folder / "beirat_desktop.pth").write_text(os.path.relpath(ROOT, folder) + "\n", encoding="ascii")


def site_packages() -> Path:
    """Where the packages of `.venv` lie."""
    from sysconfig import get_path

    base = {"base": str(VENV), "platbase": str(VENV)}
    return Path(get_path("purelib", scheme="venv", vars=base))


# What was asked for


def run_program(arguments: list[str], environment: dict[str, str]) -> int:
    """Become the program."""
    command = [str(PYTHON), "-m", "beirat_desktop", *arguments]
    if not WINDOWS:  # where exec returns to the prompt at once
        os.execve(command[0], command, environment)
    return call(command, environment)


def draw_everything(environment: dict[str, str]) -> int:
    """Without a screen: all papers as PDF and a picture of every screen."""
    from datetime import datetime

    # A new folder each time: someone may have worked on in the sample record of the last.
    folder = PICTURES / datetime.now().strftime("%Y-%m-%d-%H%M%S")
    environment = {**environment, "QT_QPA_PLATFORM": "offscreen"}
    command = [str(PYTHON), "-m", "beirat_desktop", "demo", str(folder), "--pictures"]
    code = call(command, environment, quiet=True)
    if code == 0:
        print(f"Kein Bildschirm gefunden; alle Papiere und ein Bild jeder Ansicht liegen in {folder}")
    return code


def check(options: list[str], environment: dict[str, str]) -> int:
    """Run every check even if one fails; pytest comes last, so its summary is the last line."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **environment}
    failed = []
    for name, arguments in (
        ("ruff check", ["ruff", "check", "."]),
        ("ruff format", ["ruff", "format", "--check", "."]),
        ("mypy", ["mypy"]),
    ):
        print(f"== {name}", flush=True)
        if call([str(PYTHON), "-m", *arguments], environment, folder=ROOT) != 0:
            failed.append(name)
    print("== pytest" + (f" (bereits fehlgeschlagen: {', '.join(failed)})" if failed else ""), flush=True)
    if not options:
        print("== auch auf PostgreSQL", flush=True)
        if not bring_postgresql(environment):
            print("Übersprungen: " + NO_POSTGRESQL, flush=True)
        elif call([str(PYTHON), "-m", "pytest", "-q", *ON_SERVER], environment, folder=ROOT) != 0:
            failed.append("PostgreSQL")
    code = call([str(PYTHON), "-m", "pytest", *(options or WHOLE_SUITE)], environment, folder=ROOT)
    return code or (1 if failed else 0)


NO_POSTGRESQL = "PostgreSQL ist hier nicht installiert und ließ sich nicht mit apt-get installieren."


def try_server(environment: dict[str, str]) -> int:
    """A private server with the sample on it, and the program on that."""
    if not bring_postgresql(environment):
        sys.exit(NO_POSTGRESQL)
    PICTURES.mkdir(exist_ok=True)
    return run_program(["server", "try", str(PICTURES / "server")], environment)


def bring_postgresql(environment: dict[str, str]) -> bool:
    """Whether PostgreSQL is there; apt-get is asked for it where it is missing and that is possible."""
    prefix = root_prefix() if LINUX else None
    if not has_postgresql() and prefix is not None:
        environment = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
        call([*prefix, "apt-get", "update", "-q"], environment, quiet=True)
        install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "postgresql"]
        call([*prefix, *install], environment, quiet=True)
    return has_postgresql()


def has_postgresql() -> bool:
    """Whether a server can be started here; Debian keeps its programs off the path."""
    from shutil import which

    return which("initdb") is not None or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def call(command: list[str], environment: dict[str, str], *, folder: Path | None = None, quiet: bool = False) -> int:
    """Run a command to its end and return its exit code."""
    import subprocess

    out = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, env=environment, cwd=folder, stdout=out, check=False).returncode
