"""Who may import whom; the picture stands in the README."""

import ast
import importlib
import sys
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import pytest

from tests.sources import nodes

ROOT = Path(__file__).parent.parent / "beirat_desktop"
HOUSE = "beirat_desktop"

MAY_IMPORT = {
    "domain": set(),
    "german": {"domain"},
    "store": {"domain", "paths", "private"},
    "documents": {"domain", "german", "paths"},
    "exchange": {"domain", "german"},
    "usecases": {"domain", "german", "store", "documents", "exchange", "paths"},
    "desktop": {"domain", "german", "usecases", "paths", "parts", "private"},
    "cli": {"domain", "german", "usecases", "paths", "parts", "private"},
}
"""What each layer may know of the house beside itself; __main__, app and program put everything together."""

LIBRARIES = {
    "PySide6": {"desktop", "program", "arriving", "app", "helping", "handbook_pictures", "screens", "__main__"},
    "shiboken6": {"desktop", "program", "app", "screens", "__main__"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "sqlite3": {"store"},
    "sqlcipher3": {"store"},
    "psycopg": {"store"},
    "reportlab": {"documents"},
    "pypdfium2": {"documents"},
    "pypdf": {"documents"},
    "docx": {"documents"},
    "lxml": {"exchange"},
    "xlsxwriter": {"exchange"},
    "python_calamine": {"exchange"},
    "oxmsg": {"exchange"},
    "xlrd": {"exchange"},
    "icalendar": {"exchange"},
    "keyring": {"exchange"},
    "markdown_it": {"documents"},
    "spylls": {"exchange"},
}

LATE = {
    "__main__.py": "the shell does not wait for Qt, nor the window for the shell",
    "app.py": "pictures alone open a record without the start",
    **dict.fromkeys(
        [f"cli/{one}.py" for one in ("__init__", "demo", "exchange", "keeping", "papers", "server", "shell")],
        "help comes before the database's libraries",
    ),
    "desktop/first_run/start.py": "most starts ask nothing",
    "desktop/handover.py": "no start waits for the network library before it paints",
    "desktop/main_window.py": "the finder is not painted first",
    "desktop/meetings/page.py": "the list is seen before the first meeting or the calendar is opened",
    "desktop/papers/page.py": "the list is seen before the first motion is opened",
    "desktop/printing.py": "what prints loads with the first print",
    "desktop/settings/page.py": "each section loads when it is first looked at",
    "desktop/settings/whole_record.py": "what reads council information systems loads when one is asked",
    "desktop/unexpected.py": "the hook stands before the first paint, its words are seldom needed",
    "documents/engine/story.py": "charts take a tenth of a second to load, and letters have none",
    "paths.py": "platformdirs, where BEIRAT_HOME names no folder",
    "arriving.py": "few starts bring a file",
    "opening.py": "what is said above the page is seldom said",
    "places.py": "each page loads its feature on its first visit",
    "program.py": "what a menu or the search needs loads when it is asked for",
    "store/cipher.py": "SQLCipher, for a locked record",
    "store/engines.py": "psycopg, for a record on a server",
    "store/record.py": "alembic, to make or upgrade a record",
    "usecases/office.py": "each use case loads when it is first asked for, which spares the shell the others",
    "usecases/papers/papers.py": "who sends a paper is read by its letter, and no list of papers needs one",
    "usecases/spelling.py": "not every computer has a dictionary",
    "usecases/texts.py": "what reads texts of other programs loads with the first paste",
    "usecases/publications/pdf_reader.py": "what reads papers loads when a page shows the first one",
}
"""Where imports stand inside functions, because the start would wait for them; everywhere else they stand on top."""

FILES = sorted(ROOT.rglob("*.py"))


def layer(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(file: Path) -> list[tuple[int, str]]:
    """Line and full name of every module a file imports, inside functions too."""
    found = []
    for node in nodes(file):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports relatively"
            base = node.module or ""
            found += [(node.lineno, base)] + [(node.lineno, f"{base}.{alias.name}") for alias in node.names]
    return found


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_file_imports_only_what_its_layer_may_know(file: Path) -> None:
    own = layer(file)
    wrong = []
    for line, name in imported(file):
        parts = name.split(".")
        if parts[0] == HOUSE and len(parts) > 1 and own in MAY_IMPORT:
            if parts[1] != own and parts[1] not in MAY_IMPORT[own] and not parts[1].startswith("__"):
                wrong.append(f"{line}: {name}")
        elif parts[0] in LIBRARIES and own not in LIBRARIES[parts[0]]:
            wrong.append(f"{line}: {name}")
    assert wrong == []


def test_imports_stand_on_top_but_where_the_start_would_wait_for_them() -> None:
    late = {
        named(file)
        for file in FILES
        for function in nodes(file)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert late == set(LATE)


@cache
def _on_top(file: Path) -> set[str]:
    """The modules of the house that a file loads as soon as it is imported."""
    waiting: list[ast.AST] = list(ast.parse(file.read_bytes()).body)
    found = set()
    for node in waiting:
        if isinstance(node, ast.ImportFrom):
            found |= _modules(node)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            waiting += [*node.body, *node.orelse]
    return found


def _modules(node: ast.ImportFrom) -> set[str]:
    names = {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name for name in names if name in _FILE_OF}


_FILE_OF = {
    ".".join((HOUSE, *file.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): file for file in FILES
}


def test_a_late_import_saves_something() -> None:
    """What is loaded on top of the file anyway, by itself or by what it imports, stands on top."""
    wrong = []
    for late in LATE:
        loaded, waiting = set(), sorted(_on_top(ROOT / late))
        for name in waiting:
            parents = {name.rsplit(".", count)[0] for count in range(1, name.count("."))}
            loaded.add(name)
            waiting += sorted((_on_top(_FILE_OF[name]) | (parents & _FILE_OF.keys())) - set(waiting))
        for function in nodes(ROOT / late):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.ImportFrom) and _modules(node):
                        # Where the name is a module itself it is what is loaded, and not its package alone.
                        asked = _modules(node) - ({str(node.module)} if len(_modules(node)) > 1 else set())
                        if asked <= loaded:
                            wrong.append(f"{late}:{node.lineno} {', '.join(sorted(asked))}")
    assert sorted(set(wrong)) == []


STATE_IS_NO_STEP = {
    "usecases/meetings/beside.py beside": "a look at a day on which it might be held",
    "usecases/tracking/tracking.py page": "a row that stands for several motions",
}
"""Where a value gets another state without taking a step of its life."""


def test_a_state_changes_by_the_steps_of_its_life_alone() -> None:
    """Each noun with a life has one method that knows its table; whoever goes past it makes what the life forbids."""
    wrong = {
        f"{named(file)} {function.name}"
        for file in FILES
        if layer(file) in ("domain", "usecases", "desktop")
        for function in nodes(file)
        if isinstance(function, ast.FunctionDef) and function.name != "to"
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "replace"
        if any(keyword.arg == "state" for keyword in node.keywords)
    }
    assert wrong == set(STATE_IS_NO_STEP)


def test_every_folder_says_in_one_line_what_is_in_it() -> None:
    """Without its __init__.py a folder is imported all the same, and nobody misses what it should tell."""
    silent = []
    for folder in sorted({file.parent for file in ROOT.rglob("*.py")}):
        told = folder / "__init__.py"
        if not told.exists() or not ast.get_docstring(ast.parse(told.read_bytes())):
            silent.append(folder.relative_to(ROOT).as_posix())
    assert silent == []


TABLES_OF_OTHERS = {"domain/reaching.py": {"phonenumbers", "stdnum"}}
"""Where the domain asks a library what a number is: tables of networks and banks, without input or output."""


def test_the_domain_imports_nothing_but_the_standard_library() -> None:
    wrong = {
        f"{named(file)}:{line} {name}"
        for file in FILES
        if layer(file) in ("domain", "german")
        for line, name in imported(file)
        if name.split(".")[0] != HOUSE and name.split(".")[0] not in sys.stdlib_module_names
        if name.split(".")[0] not in TABLES_OF_OTHERS.get(named(file), ())
    }
    assert wrong == set()


def test_the_domain_has_no_clock() -> None:
    asks = {"today", "now", "utcnow"}
    wrong = [
        f"{named(file)}:{node.lineno}"
        for file in FILES
        if layer(file) in ("domain", "german", "documents")
        for node in nodes(file)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in asks
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("date", "datetime")
    ]
    assert wrong == []


KEEPS_PERIODS = {
    "usecases/asof.py",
    "usecases/members/committees.py",
    "usecases/members/founding.py",
    "usecases/record/settings.py",
}
"""Who may see or keep committees and factions with all their periods; all others ask usecases/asof.py for a day."""
KEEPS_NAMES = {
    "usecases/asof.py",
    "usecases/members/committees.py",
    "usecases/members/contact.py",
    "usecases/members/founding.py",
    "usecases/members/persons.py",
    "usecases/speakers/names.py",
    "usecases/speakers/speakers.py",
}
"""The same for persons and their names."""


@pytest.mark.parametrize(
    ("noun", "keepers"), [("committees", KEEPS_PERIODS), ("factions", KEEPS_PERIODS), ("persons", KEEPS_NAMES)]
)
def test_what_has_periods_is_read_as_of_a_day(noun: str, keepers: set[str]) -> None:
    wrong = [
        f"{named(file)}:{node.lineno}"
        for file in FILES
        if layer(file) in ("usecases", "desktop", "cli") and named(file) not in keepers
        for node in nodes(file)
        if isinstance(node, ast.Attribute)
        and node.attr == noun
        and isinstance(node.value, ast.Name)
        and node.value.id == "unit"
    ]
    assert wrong == []


def test_features_of_the_desktop_do_not_import_each_other() -> None:
    desktop = ROOT / "desktop"
    features = {folder.name for folder in desktop.iterdir() if folder.is_dir()} - {"widgets", "__pycache__"}
    wrong = []
    for file in desktop.rglob("*.py"):
        parts = file.relative_to(desktop).parts
        own = parts[0] if len(parts) > 1 else ""
        for line, name in imported(file):
            target = name.removeprefix(f"{HOUSE}.desktop.").split(".")[0]
            if name.startswith(f"{HOUSE}.desktop.") and target in features and own and target != own:
                wrong.append(f"{named(file)}:{line} {name}")
    assert wrong == []


def test_dialogs_know_no_use_case() -> None:
    """A dialog may show a value that a use case hands out, but calls none."""
    wrong = []
    for file in FILES:
        if layer(file) != "desktop" or not file.stem.endswith("dialog"):
            continue
        for node in nodes(file):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{HOUSE}.usecases"):
                module = importlib.import_module(str(node.module))
                values = [getattr(module, alias.name) for alias in node.names]
                wrong += [
                    f"{named(file)}:{node.lineno} {value.__name__}"
                    for value in values
                    if not (is_dataclass(value) or (isinstance(value, type) and issubclass(value, Enum)))
                ]
            elif isinstance(node, ast.Import):
                wrong += [
                    f"{named(file)}:{node.lineno} {alias.name}"
                    for alias in node.names
                    if alias.name.startswith(f"{HOUSE}.usecases")
                ]
    assert wrong == []


def test_nothing_swallows_every_error() -> None:
    """Broad handlers stand only where a last resort belongs, or tidy up and raise on."""
    allowed = {"desktop/background.py", "desktop/messages.py", "app.py", "__main__.py"}
    allowed.add("exchange/passwords.py")  # what keeps passwords is set up by others and raises what it likes
    wrong = [
        f"{named(file)}:{node.lineno}"
        for file in FILES
        if named(file) not in allowed
        for node in nodes(file)
        if isinstance(node, ast.ExceptHandler)
        and not (isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert wrong == []


def test_no_layout_is_asked_for_its_items() -> None:
    """PySide keeps an item it handed out after Qt has freed it, and falls over the next widget at that address."""
    asking = {"itemAt", "itemAtPosition", "takeAt", "replaceWidget"}
    wrong = [
        f"{named(file)}:{node.lineno} {node.func.attr}"
        for file in FILES
        for node in nodes(file)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in asking
    ]
    assert wrong == []


def test_no_menu_is_cleared_by_qt() -> None:
    """PySide takes the entries a menu shows for another one for deleted then; widgets/clearing takes them out."""
    wrong = [
        f"{named(file)}:{node.lineno}"
        for file in FILES
        for node in nodes(file)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "clear"
        and ast.unparse(node.func.value).lower().endswith("menu")
    ]
    assert wrong == []


def test_no_rule_or_use_case_is_there_for_the_tests_alone() -> None:
    """What nobody calls speaks on no path: it is wired in or goes."""
    used: set[str] = set()
    defined: dict[str, str] = {}
    for file in sorted(ROOT.rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        for node in nodes(file):
            match node:
                case ast.Name(id=word, ctx=ast.Load()) | ast.Attribute(attr=word) | ast.alias(name=word):
                    used.add(word)
                case ast.FunctionDef(name=word) | ast.Name(id=word, ctx=ast.Store()):
                    if name.startswith(("domain/", "usecases/")) and (
                        isinstance(node, ast.FunctionDef) or word.isupper()
                    ):
                        defined.setdefault(word, f"{name} {word}")
    assert len(defined) > 2000
    assert [where for word, where in defined.items() if word not in used and not word.startswith("__")] == []


NAMED_ELSEWHERE = {
    "store/postgresql/dialect.py RecordDialect": "SQLAlchemy loads it by its name",
    "store/tables.py search_words": "statements in SQL write to it; the metadata makes it",
}
"""What is used though nothing in the code names it; store/engines.py asks a module for each of its ways."""
WAYS = {"store/sqlite.py", "store/postgresql/engine.py"}


def test_nothing_at_the_top_of_a_module_is_there_for_the_tests_alone() -> None:
    """A function, class, constant or table that no file of the program names goes, even where another has its name."""
    used: set[tuple[str, str]] = set()
    defined: dict[tuple[str, str], str] = {}
    for file in FILES:
        own = ".".join((HOUSE, *file.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
        modules: dict[str, str] = {}
        for node in nodes(file):
            if isinstance(node, ast.ImportFrom):
                used |= {(str(node.module), alias.name) for alias in node.names}
                modules |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        for statement in ast.parse(file.read_bytes()).body:
            targets = (
                *getattr(statement, "targets", ()),
                statement.target if isinstance(statement, ast.AnnAssign) else None,
            )
            names = {
                part.name if isinstance(part, ast.FunctionDef | ast.ClassDef) else part.id
                for part in (statement, *targets)
                if isinstance(part, ast.FunctionDef | ast.ClassDef | ast.Name)
            }
            defined |= {(own, name): f"{named(file)} {name}" for name in names if named(file) not in WAYS}
            for node in ast.walk(statement):
                match node:
                    case ast.Name(id=word, ctx=ast.Load()) if word not in names:
                        used.add((own, word))
                    case ast.Attribute(value=ast.Name(id=module), attr=word):
                        used.add((modules.get(module, ""), word))
    assert len(defined) > 5000
    unused = {where for key, where in defined.items() if key not in used and not key[1].startswith("__")}
    by_pattern = {where for where in unused if where.startswith("german/") and where.split()[1] in MADE_BY_PATTERN}
    assert unused - by_pattern == set(NAMED_ELSEWHERE)


MADE_BY_PATTERN = {"REFUSED", "FINDINGS", "WORDS"}
"""Tables of words, which german/__init__.py gathers from every module of its folder."""
