"""The use cases from a shell; needs no display.

Exit codes: 0 done, 1 a rule refuses or a check found something, 2 wrong words, 3 the record or its folder fails.
"""

from __future__ import annotations

import os
import sys
from argparse import Action, ArgumentError, ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from beirat_desktop import __version__, paths, private
from beirat_desktop.cli.catalogue import GERMAN, speak_german
from beirat_desktop.cli.papers import add_arguments, own_committee, paper_numbered, paper_pdf
from beirat_desktop.usecases.where import is_locked, where

if TYPE_CHECKING:
    from beirat_desktop.domain.archive import IssuedKind
    from beirat_desktop.usecases.office import Office

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3

SAMPLE_FILE = "beispiel.db"
PASSWORD, NEW_PASSWORD, USER_PASSWORD = "BEIRAT_PASSWORD", "BEIRAT_NEW_PASSWORD", "BEIRAT_USER_PASSWORD"
"""The variables of the environment from which a script's passwords are taken."""
USER = "Befehlszeile"
"""Who the history says it was."""
PAGES_BETWEEN = 50
"""So many pages of a council information system are read before the shell says how far it has come."""

EXAMPLES = """Beispiele:
  beirat-desktop                                       startet das Programm
  beirat-desktop demo beispiel                         Beispielakte und alle Schriftstücke im Ordner „beispiel“
  beirat-desktop export akte.json --db akte.db         die ganze Akte als JSON
  beirat-desktop import akte.json --db neu.db          aus JSON eine neue Akte machen
  beirat-desktop import oparl https://ris.example.org/oparl/system --db stadt.db   aus einem Ratsinformationssystem
  beirat-desktop pdf agenda 2012-05-24                 die Einladung mit Tagesordnung zur Sitzung an diesem Tag
  beirat-desktop pdf motion 2012/07 -o antrag.pdf      den Antrag als Brief
  beirat-desktop pdf excerpt 2012-05-24 "Ö 4"          den Auszug zu einem Tagesordnungspunkt
  beirat-desktop pdf minutes 2012-05-24 --publication  die Niederschrift, wie sie veröffentlicht werden darf
  beirat-desktop pdf annual 2011                       den Jahresbericht
  beirat-desktop publish web --address https://beirat.example.org   was jeder haben darf, für das Netz
  beirat-desktop track 2012/07                         wo der Antrag steht
  beirat-desktop check                                 Datei und alle Regeln prüfen

Rückgabewerte: 0 erledigt, 1 eine Regel steht entgegen oder die Prüfung hat etwas gefunden,
2 der Befehl ist falsch geschrieben, 3 die Akte oder ihr Ordner macht Schwierigkeiten."""


class _Parser(ArgumentParser):
    """An argument parser that names the nearest word for one it does not know."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and end with 2."""
        self.exit(USAGE, f"{message}\nHilfe: {self.prog} --help\n")

    def _check_value(self, action: Action, value: str) -> None:
        if action.choices is not None and value not in action.choices:
            near = get_close_matches(value, action.choices, 1)
            hint = f" Gemeint ist vielleicht „{near[0]}“." if near else ""
            raise ArgumentError(action, f"„{value}“ gibt es hier nicht.{hint}")


def parser() -> ArgumentParser:
    """What can be typed."""
    speak_german()
    top = _Parser(
        prog="beirat-desktop",
        description="Sitzungen, Anträge und Beschlüsse des Beirates für Migration und Integration.",
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"Beirat Desktop {__version__}", help="die Version zeigen")
    sub = top.add_subparsers(title="Befehle", metavar="BEFEHL", required=True, prog=top.prog)

    demo = _command(sub, "demo", "Beispielakte anlegen und alle Schriftstücke als PDF erzeugen", _demo, db=False)
    demo.add_argument("folder", metavar="ORDNER", type=Path, help="wohin; wird angelegt")
    demo.add_argument("--pictures", action="store_true", help="dazu ein Bild jeder Bildschirmseite")

    text = (
        "eine mit export erzeugte Datei in eine neue oder leere Akte einlesen, einen Antrag aus seinem PDF oder, am "
        "Arbeitsplatz einer Fraktion, das Register der Geschäftsstelle; mit „oparl“ davor, was ein "
        "Ratsinformationssystem als OParl 1.0 oder 1.1 erzählt"
    )
    command = _command(sub, "import", text, _import)
    text = "die JSON-Datei, oder das PDF eines Antrags; - steht für die Standardeingabe; oder das Wort „oparl“"
    command.add_argument("file", metavar="DATEI", help=text)
    text = "hinter „oparl“: eine Datei, ein Ordner mit gespeicherten Objekten oder die Adresse eines Systems"
    command.add_argument("source", metavar="QUELLE", nargs="?", default="", help=text)
    command.add_argument("--look", action="store_true", help="bei „oparl“ nur zeigen, was darin steht")
    text = "bei „oparl“: welche Körperschaft, wo ein System mehrere hat; ihr Name"
    command.add_argument("--body", metavar="NAME", default="", help=text)
    text = "bei „oparl“: wo geholte Seiten bleiben, um später dort weiterzumachen; sonst neben der Akte"
    command.add_argument("--kept", metavar="ORDNER", type=Path, help=text)
    command = _command(sub, "export", "die ganze Akte als JSON schreiben; enthält auch persönliche Daten", _export)
    command.add_argument("file", metavar="DATEI", help="die JSON-Datei; - steht für die Standardausgabe")

    text = "alles, was die Akte über eine Person enthält, als PDF und JSON (Auskunft nach Art. 15 und 20 DSGVO)"
    command = _command(sub, "person", text, _person)
    command.add_argument("name", metavar="NAME", help="Vor- und Familienname, oder der Familienname allein")
    command.add_argument("folder", metavar="ORDNER", type=Path, help="wohin")
    text = "der Ordner der Sicherungen, damit die Auskunft sie nennt"
    command.add_argument("--copies", metavar="ORDNER", type=Path, help=text)

    text = "was jeder haben darf, als Ordner für eine Seite im Netz: OParl, lesbare Seiten, Feed, Kalender, PDF"
    command = _command(sub, "publish", text, _publish)
    command.add_argument("folder", metavar="ORDNER", type=Path, help="wohin; wird angelegt oder auf den Stand gebracht")
    text = "unter welcher Adresse der Ordner zu lesen sein wird; nur beim ersten Mal"
    command.add_argument("--address", metavar="ADRESSE", default="", help=text)
    command.add_argument("--look", action="store_true", help="nur zeigen, was sich ändern würde")

    text = "das Register für die Fraktionen schreiben: Termine, Beschlüsse, öffentliche Anträge als eine Datei"
    command = _command(sub, "register", text, _register)
    text = "wohin; ein Ordner, oder der Name der Datei"
    command.add_argument("file", metavar="DATEI", type=Path, help=text)

    pdf = _command(sub, "pdf", "ein Schriftstück als PDF erzeugen, ohne Eintrag in die Ablage", _pdf)
    add_arguments(pdf)

    track = _command(sub, "track", "den Weg eines Antrags zeigen", _track)
    track.add_argument("number", metavar="NUMMER", help="Antrags- oder Vorlagennummer")
    _command(sub, "check", "die Datei und alle Regeln prüfen", _check)
    backup = _command(sub, "backup", "eine geprüfte Kopie der Akte anlegen", _backup, user=False)
    backup.add_argument("folder", metavar="ORDNER", type=Path, help="wohin")
    text = "eine Kopie zurückspielen; was vorher da war, bleibt erhalten"
    restore = _command(sub, "restore", text, _restore, user=False)
    restore.add_argument("copy", metavar="KOPIE", type=Path, help="eine mit backup angelegte Kopie")

    text = "die Akte mit einem Passwort verschlüsseln oder ein anderes setzen; fragt danach"
    lock = _command(sub, "lock", text, _lock, user=False)
    lock.add_argument("--off", action="store_true", help="stattdessen die Verschlüsselung aufheben")

    text = "eine Akte auf einen Server bringen oder von dort in eine Datei; alles wird verglichen, die alte bleibt"
    command = _command(sub, "move", text, _move, db=False)
    command.add_argument("source", metavar="AKTE", type=where, help="Datei oder postgresql://…")
    command.add_argument("target", metavar="ZIEL", type=where, help="Datei oder postgresql://…; noch nicht vorhanden")
    command = sub.add_parser("server", help="einen Server für mehrere Arbeitsplätze einrichten")
    tasks = command.add_subparsers(title="Aufgaben", metavar="AUFGABE", required=True, prog=command.prog)
    text = "Datenbank, Erweiterung und leere Akte anlegen, und wer als Erste darin arbeitet"
    init = _command(tasks, "init", text, _server_init, db=False)
    init.add_argument("address", metavar="ADRESSE", type=where, help="postgresql://verwalter@server/datenbank")
    init.add_argument("--user", metavar="NAME", default="", help="wer als Erste darin arbeitet")
    text = "jemanden, der an der Akte arbeitet, unter eigenem Namen am Server einlassen; fragt nach dem Kennwort"
    login = _command(tasks, "login", text, _server_login, db=False)
    login.add_argument("address", metavar="ADRESSE", type=where, help="postgresql://verwalter@server/datenbank")
    login.add_argument("user", metavar="NAME", help="wie die Person an der Akte heißt")
    login.add_argument("login", metavar="ANMELDENAME", help="wie sie sich am Server anmeldet")
    text = "einen eigenen Server in einem Ordner starten und das Beispiel darauf öffnen, zum Ausprobieren"
    trial = _command(tasks, "try", text, _server_try, db=False)
    trial.add_argument("folder", metavar="ORDNER", type=Path, help="wohin; wird beim ersten Mal angelegt")
    text = "woraus das Programm besteht: jeder Bestandteil mit seiner Lizenz"
    made_of = _command(sub, "parts", text, _parts, db=False)
    made_of.add_argument("--texts", action="store_true", help="dazu jede Lizenz im Wortlaut")
    book = _command(sub, "handbook", "das Handbuch als barrierefreies PDF schreiben", _handbook, db=False)
    book.add_argument("file", metavar="DATEI", type=Path, help="wohin")
    return top


USER_HELP = "wer den Befehl gibt; nötig, sobald jemand an der Akte ein Kennwort hat"
DB_HELP = "die Akte, auch postgresql://name@server/datenbank; sonst die im Datenordner"


def _command(
    sub: _SubParsersAction[_Parser],
    name: str,
    text: str,
    run: Callable[[Namespace], int],
    *,
    db: bool = True,
    user: bool | None = None,
) -> _Parser:
    """user: whether it reads what is not for everybody who works with the record; so it does, where it opens one."""
    user = db if user is None else user
    made = sub.add_parser(name, help=text, description=text[:1].upper() + text[1:] + ".")
    if db:
        made.add_argument("--db", metavar="DATEI", type=where, help=DB_HELP)
    if user:
        made.add_argument("--user", metavar="NAME", default="", help=USER_HELP)
    made.set_defaults(run=run)
    return made


def commands(top: ArgumentParser) -> dict[str, ArgumentParser]:
    """The parser of each command, by its name."""
    (found,) = (action.choices for action in top._actions if isinstance(action, _SubParsersAction))  # noqa: SLF001
    return dict(found)


def command_first(top: ArgumentParser, words: list[str]) -> list[str]:
    """The words with the options that stand before the command put behind it, where argparse wants them."""
    actions = [action for parser in commands(top).values() for action in parser._actions]  # noqa: SLF001
    valued = {option for action in actions if action.nargs is None for option in action.option_strings}
    after_option = False
    for place, word in enumerate(words):
        if not after_option and word in ("-h", "--help", "--version"):
            break
        if not after_option and not word.startswith("-"):
            return [word, *words[:place], *words[place + 1 :]]
        after_option = word in valued and not after_option
    else:
        strange = [word for word in words if word.startswith("--")]
        if strange:
            # Without a command argparse would ask for one, and not say what it did not understand.
            top.error(GERMAN["unrecognized arguments: %s"] % " ".join(strange))
    return words


def main(words: list[str], take_pictures: Callable[[Path, Path], None] | None = None) -> int:
    """Run one command; messages go to standard error, results to standard output.

    take_pictures draws every screen of a record into a folder; the shell itself knows no screen.
    """
    known = parser()
    args = known.parse_args(command_first(known, words))
    # After the words are understood, so that help does not wait for the database's libraries.
    from beirat_desktop.domain.errors import Refused
    from beirat_desktop.german import refusal
    from beirat_desktop.german.record import trouble
    from beirat_desktop.usecases.trouble import Missing, RecordTrouble

    try:
        _unlock(args)
        code = int(args.run(args))
        if code == DONE and take_pictures is not None and getattr(args, "pictures", False):
            take_pictures(args.folder / SAMPLE_FILE, args.folder / "bilder")
        return code
    except Refused as error:
        _say(refusal(error))
        return REFUSED
    except Missing:
        _say("Das gibt es in dieser Akte nicht.")
        return REFUSED
    except RecordTrouble as error:
        _say(" ".join(trouble(error.kind, error.file, error.facts)))
        return TROUBLE
    except OSError as error:
        _say(f"{error.filename or 'Datei'}: {error.strerror}.")
        return TROUBLE


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _unlock(args: Namespace) -> None:
    """Ask for the password of the record or copy a command reads; raises RecordTrouble("encrypted").

    What a copy is put over is not read, so that a password that was lost does not stand in its way.
    """
    from beirat_desktop.german.locking import tries_left
    from beirat_desktop.usecases.trouble import RecordTrouble

    # The source of an import is read by itself, and named by words.
    file = next((found for name in ("source", "copy") if isinstance(found := getattr(args, name, None), Path)), None)
    if file is None and hasattr(args, "db") and args.run is not _lock:
        file = args.db or paths.data_folder() / "beirat.db"
    # What the system keeps is asked for only where a file has a password: that takes a moment.
    if not isinstance(file, Path) or not is_locked(file):
        return
    from beirat_desktop.usecases.record import locking

    tries = locking.TRIES if sys.stdin.isatty() and PASSWORD not in os.environ else 1
    while locking.asks_password(file):
        password = _password(f"Passwort der Akte {file.name}: ", PASSWORD)
        tries -= 1
        if password and locking.unlock(file, password):
            return
        if not tries or not password:
            raise RecordTrouble("encrypted", file)
        _say(tries_left(tries))


def _password(asked: str, variable: str) -> str:
    """What the environment says, else what is typed; "" where nobody can type."""
    from getpass import getpass

    if variable in os.environ or not sys.stdin.isatty():
        return os.environ.get(variable, "")
    return getpass(asked)


@contextmanager
def _office(args: Namespace) -> Iterator[Office]:
    from beirat_desktop.usecases.record.record import open_shared

    office = open_shared(args.db or paths.data_folder() / "beirat.db", user=USER)
    try:
        _tell_upgrade(office)
        _let_in(office, args)
        yield office
    finally:
        office.close()


def _let_in(office: Office, args: Namespace) -> None:
    """Let whoever types be one of those who work with the record; a copy shows nobody anything, so it asks nobody."""
    if hasattr(args, "user"):
        office.users.let_in(args.user, lambda user: _password(f"Kennwort von {user.name}: ", USER_PASSWORD))


def _tell_upgrade(office: Office) -> None:
    """Say once, right after the upgrade, what an older program had left naming nothing."""
    from beirat_desktop.german import finding
    from beirat_desktop.german.record import upgraded

    if office.found_at_upgrade:
        _say(upgraded(len(office.found_at_upgrade)))
    for found in office.found_at_upgrade:
        _say(" ".join(finding(found)))


def _demo(args: Namespace) -> int:
    from beirat_desktop.usecases.record.record import create_shared
    from beirat_desktop.usecases.sample import build_sample

    folder: Path = args.folder
    folder.mkdir(parents=True, exist_ok=True)
    office = create_shared(folder / SAMPLE_FILE, user="Geschäftsstelle")
    try:
        build_sample(office.store, date.today())
        count = _write_papers(office, folder / "schriftstuecke")
    finally:
        office.close()
    print(f"Die Beispielakte und {count} Schriftstücke liegen in {folder.resolve()}.")
    return DONE


def _write_papers(office: Office, folder: Path) -> int:
    """Every issued paper as it went out, every motion's letter, and what has not been issued yet; returns how many."""
    from beirat_desktop.usecases.publications.publications import KINDS

    papers: list[tuple[str, str, bytes]] = []
    for issued in office.archive.all():
        papers.append((issued.kind.value, f"{issued.issue}-{issued.file_name}", office.archive.pdf(issued.id)))
    for key in office.papers.ids():
        paper = office.papers.get(key)
        papers.append(("motion", office.paper_letters.file_name(paper), office.paper_letters.pdf(key)))
    for kind, key in _unissued(office):
        for publication in (False, True) if KINDS[kind].public else (False,):
            pdf = office.publications.preview(kind, key, publication=publication).pdf
            papers.append((kind.value, office.publications.file_name(kind, key, publication=publication), pdf))
    for sub, name, content in papers:
        (folder / sub).mkdir(parents=True, exist_ok=True)
        (folder / sub / name).write_bytes(content)
    return len({(sub, name) for sub, name, _ in papers})


def _unissued(office: Office) -> Iterator[tuple[IssuedKind, str]]:
    """Papers that can be made of the record today: of the next and the last meeting, and all reports."""
    from beirat_desktop.domain.archive import IssuedKind

    committee = own_committee(office)
    upcoming, held = office.meetings.next(committee.id), office.meetings.last(committee.id)
    if upcoming is not None:
        for kind in (IssuedKind.INVITATION, IssuedKind.PUBLIC_NOTICE, IssuedKind.SIGN_IN_SHEET, IssuedKind.SCRIPT):
            yield kind, upcoming.id
    if held is not None:
        yield IssuedKind.MINUTES, held.id
    yield IssuedKind.FOLLOW_UP_REPORT, committee.id
    yield IssuedKind.OPEN_MATTERS, committee.id
    for key in office.joinings.first_papers():
        yield IssuedKind.MATTER, key
    yield IssuedKind.ANNUAL_REPORT, committee.id
    yield IssuedKind.STATISTICS, committee.id
    for row in office.initiatives.rows():
        yield IssuedKind.INITIATIVE, row.id
    for term in office.committees.terms():
        yield IssuedKind.RESOLUTION_REGISTER, term.id
    for faction in office.committees.factions(committee.id):
        yield IssuedKind.FACTION_REPORT, faction.id


def _import(args: Namespace) -> int:
    from beirat_desktop.usecases.registers import is_register
    from beirat_desktop.usecases.submissions.submissions import is_submission

    if args.source:
        if args.file != "oparl":
            return _wrong(f"„{args.file}“ vor einer Quelle ist unbekannt; gemeint ist vielleicht „oparl“.")
        return _import_oparl(args)
    if args.file == "oparl" and not Path("oparl").is_file():
        return _wrong("Hinter „oparl“ fehlt eine Datei, ein Ordner oder eine Adresse.")
    if args.look or args.body or args.kept:
        return _wrong("--look, --body und --kept gibt es nur hinter „oparl“.")
    content = sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
    if is_submission(content):
        return _take_in(args, content)
    if is_register(content):
        return _read_register(args, content)
    with _empty_record(args) as office:
        counts = office.exchange.import_(content)
    print(f"{sum(counts.values())} Einträge eingelesen, darunter {counts.get('papers', 0)} Anträge und Vorlagen.")
    return DONE


def _wrong(sentence: str) -> int:
    _say(f"{sentence}\nHilfe: beirat-desktop import --help")
    return USAGE


@contextmanager
def _empty_record(args: Namespace, *, stays: bool = True) -> Iterator[Office]:
    """A record to read into: a new one goes again where that fails, or where it is not to stay."""
    from beirat_desktop.usecases.record.record import create_shared, open_shared

    file = args.db or paths.data_folder() / "beirat.db"
    fresh = isinstance(file, Path) and not file.exists()
    office = create_shared(file, user=USER) if fresh else open_shared(file, user=USER)
    try:
        _tell_upgrade(office)
        _let_in(office, args)
        yield office
    except BaseException:
        stays = False
        raise
    finally:
        office.close()
        if fresh and not stays:
            file.unlink()


def _import_oparl(args: Namespace) -> int:
    """What a council information system tells: looked at, then taken as a whole."""
    from beirat_desktop.german import finding
    from beirat_desktop.german.oparl import counts_words, rest_words

    file = args.db or paths.data_folder() / "beirat.db"
    beside = file if isinstance(file, Path) else paths.data_folder() / "beirat.db"
    kept = args.kept or beside.with_name(f"{beside.stem}-oparl")

    def said(count: int, page: str) -> None:
        if count % PAGES_BETWEEN == 0 and page.startswith("http"):
            _say(f"{count} Seiten gelesen, als Nächstes {page}")

    with _empty_record(args, stays=not args.look) as office:
        look = office.oparl.look(args.source, kept, body=args.body, said=said)
        if not args.look:
            office.oparl.take(look)
    for found in look.intake.findings:
        _say(" ".join(finding(found)))
    if rest := rest_words(look.intake):
        _say(rest)
    told = f"{look.intake.body}: {counts_words(look.intake)}"
    print(f"{told}. Noch ist nichts übernommen." if args.look else f"Eingelesen ist {told}.")
    return DONE


def _take_in(args: Namespace, content: bytes) -> int:
    """A motion that came as a PDF: into the record that is there, with what does not fit said."""
    from beirat_desktop.domain.papers import PaperState
    from beirat_desktop.german import finding

    with _office(args) as office:
        arrival = office.submissions.look_into(content, Path(args.file).name if args.file != "-" else "Antrag.pdf")
        faction, meeting = arrival.faction, arrival.meeting
        paper = office.submissions.accept(
            arrival, faction_id=faction.id if faction else None, meeting_id=meeting.id if meeting else None
        )
    for found in arrival.findings:
        advice = finding(found)
        _say(f"{advice.sentence} {advice.mend}")
    draft = paper.state is PaperState.DRAFT
    print(f"Als Entwurf übernommen: „{paper.title}“." if draft else f"Eingereicht: „{paper.title}“.")
    return DONE


def _read_register(args: Namespace, content: bytes) -> int:
    with _office(args) as office:
        taken = office.registers.accept(office.registers.look_into(content, Path(args.file).name))
    print(taken.sentence)
    return DONE


def _register(args: Namespace) -> int:
    with _office(args) as office:
        file = args.file / office.registers.file_name() if args.file.is_dir() else args.file
        office.registers.save(file)
    print(f"Das Register liegt in {file.resolve()}. Darin steht nur, was jeder wissen darf.")
    return DONE


def _export(args: Namespace) -> int:
    with _office(args) as office:
        content = office.exchange.export()
    if args.file == "-":
        sys.stdout.buffer.write(content)
    else:
        unfinished = Path(args.file + ".unfertig")
        unfinished.write_bytes(content)
        unfinished.replace(args.file)
        print(f"Die Akte liegt in {Path(args.file).resolve()} ({len(content) // 1024} KB).")
    return DONE


def _person(args: Namespace) -> int:
    from beirat_desktop.usecases.record.backups import Backups

    with _office(args) as office:
        person = office.persons.called(args.name)
        copies = Backups(office.file, args.copies) if args.copies else None
        days = [copy.day for copy in copies.all()] if copies else []
        files = office.personal_data.files(person.id, days, [one.name for one in copies.set_aside()] if copies else [])
    if args.folder.parent.is_dir() and not args.folder.exists():
        private.make_folder(args.folder)
    for ending, content in (("pdf", files.pdf), ("json", files.data)):
        target = args.folder / f"{files.name}.{ending}"
        private.write(target, content)
        print(f"Geschrieben: {target.resolve()}")
    return DONE


def _publish(args: Namespace) -> int:
    from beirat_desktop.german.publications import left_out_words, published_words

    with _office(args) as office:
        do = office.website.look if args.look else office.website.publish
        changes = do(args.folder, args.address)
    for sign, files in (("+", changes.added), ("~", changes.changed), ("-", changes.removed)):
        for path in files if args.look else ():
            print(f"{sign} {path}")
    print(f"{published_words(changes)} Ordner: {args.folder.resolve()}")
    if changes.left_out:
        _say(left_out_words(changes))
    return DONE


def _pdf(args: Namespace) -> int:
    with _office(args) as office:
        name, content = paper_pdf(office, args)
    target = args.output or Path(name)
    target.write_bytes(content)
    print(f"Geschrieben: {target.resolve()}")
    return DONE


def _track(args: Namespace) -> int:
    from beirat_desktop.german import word
    from beirat_desktop.german.consultations import OUTCOMES, STOP_STATES
    from beirat_desktop.german.dates import short_date

    with _office(args) as office:
        matter = office.tracking.matter(paper_numbered(office, args.number).id)
    print(f"{args.number}  {matter.paper.title}")
    for stop in matter.stops:
        day = short_date(stop.day) if stop.day else "–"
        place = matter.names.get(stop.committee_id or "", "") or word(stop.kind)
        what = OUTCOMES[stop.outcome] if stop.outcome else STOP_STATES[stop.state]
        print(f"  {day:>10}  {place}: {what}{f' ({stop.note})' if stop.note else ''}")
    return DONE


def _check(args: Namespace) -> int:
    from beirat_desktop.german import finding
    from beirat_desktop.german.nouns import NOUN_WORDS
    from beirat_desktop.german.nouns import described as description_words
    from beirat_desktop.german.record import covered
    from beirat_desktop.usecases.record.checks import check, described
    from beirat_desktop.usecases.record.record import check_file, uncovered

    with _office(args) as office:
        looked = check_file(office.file, quick=False)
        found = (*uncovered(looked), *check(office.store))
        named = described(office.store, found)
    for told, one in named:
        advice = finding(one)
        what = description_words(told) if told else NOUN_WORDS.get(one.noun, "Akte")
        print(f"{what}: {advice.sentence} {advice.mend} {f'({one.norm})' if one.norm else ''}".rstrip())
    print(covered(looked))
    print("Die Datei ist unversehrt." if not found else f"Die Datei ist unversehrt. {len(found)} Hinweise.")
    return REFUSED if found else DONE


def _parts(args: Namespace) -> int:
    from beirat_desktop.parts import parts

    found = parts()
    for part in found:
        if args.texts:
            print(f"{'=' * 100}\n{part.name} {part.version}\nLizenz: {part.licence}\n\n{part.text}\n")
        else:
            print(f"{part.name} {part.version}: {part.licence}".replace(" :", ":"))
    return DONE


def _backup(args: Namespace) -> int:
    from beirat_desktop.usecases.record.backups import Backups

    with _office(args) as office:
        if args.folder.parent.is_dir() and not args.folder.exists():
            private.make_folder(args.folder)
        made = Backups(office.file, args.folder).make(office.today)
    print(f"Geprüfte Kopie: {made.path}")
    return DONE


def _restore(args: Namespace) -> int:
    from beirat_desktop.usecases.record.record import restore

    aside = restore(args.db or paths.data_folder() / "beirat.db", args.copy.resolve().parent, args.copy)
    print(f"Zurückgespielt: {args.copy}. Was vorher in der Akte stand: {aside}")
    return DONE


def _lock(args: Namespace) -> int:
    from beirat_desktop.german.locking import LOST, OLDER_COPIES
    from beirat_desktop.usecases.record import locking

    file = args.db or paths.data_folder() / "beirat.db"
    locked = is_locked(file)
    old = _password("Bisheriges Passwort der Akte: ", PASSWORD) if locked else ""
    if args.off:
        print(f"Die Akte ist nicht mehr verschlüsselt. Die verschlüsselte liegt daneben: {locking.decrypt(file, old)}")
        return DONE
    _say(LOST)
    new = _password("Neues Passwort der Akte: ", NEW_PASSWORD)
    again = _password("Noch einmal: ", NEW_PASSWORD)
    if locked:
        locking.change_password(file, old, new, again)
        print(f"Das Passwort der Akte ist geändert. {OLDER_COPIES}")
        return DONE
    aside = locking.encrypt(file, new, again)
    print("Die Akte ist verschlüsselt und mit der bisherigen verglichen: Alles ist gleich.")
    _say(f"Unverschlüsselt liegt die bisherige noch hier, bitte nach Prüfung löschen: {aside}")
    return DONE


def _move(args: Namespace) -> int:
    from beirat_desktop.usecases.record.move import move

    password = again = ""
    if isinstance(args.target, Path):
        password = _password("Passwort der neuen Akte, leer für keines: ", NEW_PASSWORD)
        again = _password("Noch einmal: ", NEW_PASSWORD) if password else ""
    counts = move(args.source, args.target, password, again)
    print(f"{sum(counts.values())} Zeilen in {len(counts)} Tabellen übertragen und verglichen: alles gleich.")
    print(f"Die Akte ist jetzt {args.target}; {args.source} bleibt, wie sie war, und wird nicht mehr gebraucht.")
    if isinstance(args.target, Path) and not password:
        _say(f"Die neue Datei hat kein Passwort. Eines setzt: beirat-desktop lock --db {args.target}")
    return DONE


def _server_init(args: Namespace) -> int:
    from beirat_desktop.usecases.record.server import make_ready

    made = make_ready(args.address, args.user)
    print(f"{'Angelegt' if made else 'War schon da'}: die Datenbank {args.address}. Die Akte darin ist leer.")
    print(f"Arbeitsplätze öffnen sie mit: beirat-desktop {args.address}")
    return DONE


def _server_login(args: Namespace) -> int:
    from getpass import getpass

    from beirat_desktop.usecases.record.server import let_in

    asked = f"Kennwort für {args.login}: "
    password = getpass(asked) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    let_in(args.address, args.user, args.login, password)
    print(f"{args.user} öffnet die Akte als {args.login} und darf, was der Arbeitsplatz erlaubt; auch mit psql.")
    return DONE


def _server_try(args: Namespace) -> int:
    import subprocess

    from beirat_desktop.usecases.record.server import tried_out

    with tried_out(args.folder.resolve(), date.today()) as address:
        print(f"Der Server läuft, solange das Fenster offen ist. Weitere Arbeitsplätze: beirat-desktop {address}")
        return subprocess.run([sys.executable, "-m", "beirat_desktop", str(address)], check=False).returncode


def _handbook(args: Namespace) -> int:
    from beirat_desktop.usecases.handbook import Handbook

    args.file.write_bytes(Handbook().pdf())
    print(f"Geschrieben: {args.file.resolve()}")
    return DONE
