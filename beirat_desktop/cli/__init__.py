"""The use cases from a shell; needs no display.

Exit codes: 0 done, 1 a rule refuses or a check found something, 2 wrong words, 3 the record or its folder fails.
"""

from __future__ import annotations

from argparse import Action, ArgumentError, ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from beirat_desktop import __version__
from beirat_desktop.cli import demo, exchange, keeping, papers, server
from beirat_desktop.cli.catalogue import GERMAN, speak_german
from beirat_desktop.cli.shell import DONE, REFUSED, TROUBLE, USAGE, say, unlock
from beirat_desktop.domain.errors import Refused
from beirat_desktop.usecases.trouble import Missing, RecordTrouble
from beirat_desktop.usecases.where import where

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

    shown = _command(sub, "demo", "Beispielakte anlegen und alle Schriftstücke als PDF erzeugen", demo.demo, db=False)
    shown.add_argument("folder", metavar="ORDNER", type=Path, help="wohin; wird angelegt")
    shown.add_argument("--pictures", action="store_true", help="dazu ein Bild jeder Bildschirmseite")

    text = (
        "eine mit export erzeugte Datei in eine neue oder leere Akte einlesen, einen Antrag aus seinem PDF oder, am "
        "Arbeitsplatz einer Fraktion, das Register der Geschäftsstelle; mit „oparl“ davor, was ein "
        "Ratsinformationssystem als OParl 1.0 oder 1.1 erzählt"
    )
    command = _command(sub, "import", text, exchange.import_)
    text = "die JSON-Datei, oder das PDF eines Antrags; - steht für die Standardeingabe; oder das Wort „oparl“"
    command.add_argument("file", metavar="DATEI", help=text)
    text = "hinter „oparl“: eine Datei, ein Ordner mit gespeicherten Objekten oder die Adresse eines Systems"
    command.add_argument("source", metavar="QUELLE", nargs="?", default="", help=text)
    command.add_argument("--look", action="store_true", help="bei „oparl“ nur zeigen, was darin steht")
    text = "bei „oparl“ und einer Adresse: auch die Dateien holen, eine nach der anderen; sonst bleiben es Verweise"
    command.add_argument("--files", action="store_true", help=text)
    text = "bei „oparl“: welche Körperschaft, wo ein System mehrere hat; ihr Name"
    command.add_argument("--body", metavar="NAME", default="", help=text)
    text = "bei „oparl“: wo geholte Seiten bleiben, um später dort weiterzumachen; sonst neben der Akte"
    command.add_argument("--kept", metavar="ORDNER", type=Path, help=text)
    command = _command(
        sub, "export", "die ganze Akte als JSON schreiben; enthält auch persönliche Daten", exchange.export
    )
    command.add_argument("file", metavar="DATEI", help="die JSON-Datei; - steht für die Standardausgabe")

    text = "alles, was die Akte über eine Person enthält, als PDF und JSON (Auskunft nach Art. 15 und 20 DSGVO)"
    command = _command(sub, "person", text, exchange.person)
    command.add_argument("name", metavar="NAME", help="Vor- und Familienname, oder der Familienname allein")
    command.add_argument("folder", metavar="ORDNER", type=Path, help="wohin")
    text = "der Ordner der Sicherungen, damit die Auskunft sie nennt"
    command.add_argument("--copies", metavar="ORDNER", type=Path, help=text)

    text = "was jeder haben darf, als Ordner für eine Seite im Netz: OParl, lesbare Seiten, Feed, Kalender, PDF"
    command = _command(sub, "publish", text, exchange.publish)
    command.add_argument("folder", metavar="ORDNER", type=Path, help="wohin; wird angelegt oder auf den Stand gebracht")
    text = "unter welcher Adresse der Ordner zu lesen sein wird; nur beim ersten Mal"
    command.add_argument("--address", metavar="ADRESSE", default="", help=text)
    command.add_argument("--look", action="store_true", help="nur zeigen, was sich ändern würde")

    text = "das Register für die Fraktionen schreiben: Termine, Beschlüsse, öffentliche Anträge als eine Datei"
    command = _command(sub, "register", text, exchange.register)
    text = "wohin; ein Ordner, oder der Name der Datei"
    command.add_argument("file", metavar="DATEI", type=Path, help=text)

    pdf = _command(sub, "pdf", "ein Schriftstück als PDF erzeugen, ohne Eintrag in die Ablage", papers.pdf)
    papers.add_arguments(pdf)

    track = _command(sub, "track", "den Weg eines Antrags zeigen", papers.track)
    track.add_argument("number", metavar="NUMMER", help="Antrags- oder Vorlagennummer")
    _command(sub, "check", "die Datei und alle Regeln prüfen", keeping.check_record)
    backup = _command(sub, "backup", "eine geprüfte Kopie der Akte anlegen", keeping.backup, user=False)
    backup.add_argument("folder", metavar="ORDNER", type=Path, help="wohin")
    text = "eine Kopie zurückspielen; was vorher da war, bleibt erhalten"
    restore = _command(sub, "restore", text, keeping.restore_copy)
    restore.add_argument("copy", metavar="KOPIE", type=Path, help="eine mit backup angelegte Kopie")

    text = "die Akte mit einem Passwort verschlüsseln oder ein anderes setzen; fragt danach"
    lock = _command(sub, "lock", text, keeping.lock)
    lock.set_defaults(unlocks=False)  # it asks for the password itself
    lock.add_argument("--off", action="store_true", help="stattdessen die Verschlüsselung aufheben")

    text = "eine Akte auf einen Server bringen oder von dort in eine Datei; alles wird verglichen, die alte bleibt"
    command = _command(sub, "move", text, keeping.move_record, db=False, user=True)
    command.add_argument("source", metavar="AKTE", type=where, help="Datei oder postgresql://…")
    command.add_argument("target", metavar="ZIEL", type=where, help="Datei oder postgresql://…; noch nicht vorhanden")
    command = sub.add_parser("server", help="einen Server für mehrere Arbeitsplätze einrichten")
    tasks = command.add_subparsers(title="Aufgaben", metavar="AUFGABE", required=True, prog=command.prog)
    text = "Datenbank, Erweiterung und leere Akte anlegen, und wer als Erste darin arbeitet"
    init = _command(tasks, "init", text, server.init, db=False)
    init.add_argument("address", metavar="ADRESSE", type=where, help="postgresql://verwalter@server/datenbank")
    init.add_argument("--user", metavar="NAME", default="", help="wer als Erste darin arbeitet")
    text = "jemanden, der an der Akte arbeitet, unter eigenem Namen am Server einlassen; fragt nach dem Kennwort"
    login = _command(tasks, "login", text, server.login, db=False)
    login.add_argument("address", metavar="ADRESSE", type=where, help="postgresql://verwalter@server/datenbank")
    login.add_argument("user", metavar="NAME", help="wie die Person an der Akte heißt")
    login.add_argument("login", metavar="ANMELDENAME", help="wie sie sich am Server anmeldet")
    text = "einen eigenen Server in einem Ordner starten und das Beispiel darauf öffnen, zum Ausprobieren"
    trial = _command(tasks, "try", text, server.try_out, db=False)
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
    made.set_defaults(run=run, unlocks=True)
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
    from beirat_desktop.german import refusal
    from beirat_desktop.german.files import UNWRITTEN, unreached
    from beirat_desktop.german.record import trouble

    try:
        unlock(args)
        code = int(args.run(args))
        if code == DONE and take_pictures is not None and getattr(args, "pictures", False):
            take_pictures(args.folder / demo.SAMPLE_FILE, args.folder / "bilder")
        return code
    except Refused as error:
        say(refusal(error))
        return TROUBLE if error.rule in UNWRITTEN else REFUSED
    except Missing:
        say("Das gibt es in dieser Akte nicht.")
        return REFUSED
    except RecordTrouble as error:
        say(" ".join(trouble(error.kind, error.file, error.facts)))
        return TROUBLE
    except OSError as error:
        say(unreached(error))
        return TROUBLE


def _parts(args: Namespace) -> int:
    from beirat_desktop.parts import parts

    found = parts()
    for part in found:
        if args.texts:
            print(f"{'=' * 100}\n{part.name} {part.version}\nLizenz: {part.licence}\n\n{part.text}\n")
        else:
            print(f"{part.name} {part.version}: {part.licence}".replace(" :", ":"))
    return DONE


def _handbook(args: Namespace) -> int:
    from beirat_desktop.usecases.files import write_file
    from beirat_desktop.usecases.handbook import Handbook

    write_file(args.file, Handbook().pdf())
    print(f"Geschrieben: {args.file.resolve()}")
    return DONE
