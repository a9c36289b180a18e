"""What keeps a record whole: its check, copies, password, and moving it."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from beirat_desktop import private
from beirat_desktop.cli.shell import DONE, NEW_PASSWORD, PASSWORD, REFUSED, office_of, password, record_of, say
from beirat_desktop.usecases.trouble import RecordTrouble
from beirat_desktop.usecases.where import is_locked


def check_record(args: Namespace) -> int:
    """Read the file and apply every rule; ends with 1 where something was found."""
    from beirat_desktop.german import finding
    from beirat_desktop.german.nouns import NOUN_WORDS
    from beirat_desktop.german.nouns import described as description_words
    from beirat_desktop.german.oparl import unplaced_words
    from beirat_desktop.german.record import covered
    from beirat_desktop.usecases.record.checks import check, described
    from beirat_desktop.usecases.record.record import check_file, uncovered

    with office_of(args) as office:
        looked = check_file(office.file, quick=False)
        found = (*uncovered(looked), *check(office.store))
        named, kept = described(office.store, found), office.origins.unplaced()
    for told, one in named:
        advice = finding(one)
        what = description_words(told) if told else NOUN_WORDS.get(one.noun, "Akte")
        print(f"{what}: {advice.sentence} {advice.mend} {f'({one.norm})' if one.norm else ''}".rstrip())
    if kept.objects:
        print(unplaced_words(kept.objects, kept.names, kept.without))
    print(covered(looked))
    print("Die Datei ist unversehrt." if not found else f"Die Datei ist unversehrt. {len(found)} Hinweise.")
    return REFUSED if found else DONE


def backup(args: Namespace) -> int:
    """Make a copy of the day and check it."""
    from beirat_desktop.usecases.record.backups import Backups

    with office_of(args) as office:
        if args.folder.parent.is_dir() and not args.folder.exists():
            private.make_folder(args.folder)
        made = Backups(office.file, args.folder).make(office.today)
    print(f"Geprüfte Kopie: {made.path}")
    return DONE


def restore_copy(args: Namespace) -> int:
    """Put a copy in the place of the record, which is put aside."""
    from beirat_desktop.usecases.record.record import restore

    # A record that no longer opens names nobody who might: this is what its copies are for.
    with suppress(RecordTrouble), office_of(args) as office:
        office.users.check_may("record.restore")
    aside = restore(record_of(args), args.copy.resolve().parent, args.copy)
    print(f"Zurückgespielt: {args.copy}. Was vorher in der Akte stand: {aside}")
    return DONE


def lock(args: Namespace) -> int:
    """Give the record a password, another one, or none."""
    from beirat_desktop.german.locking import LOST, OLDER_COPIES
    from beirat_desktop.usecases.record import locking

    file = record_of(args)
    locked = is_locked(file)
    old = password("Bisheriges Passwort der Akte: ", PASSWORD) if locked else ""
    if isinstance(file, Path):
        if locked:
            locking.check_old(file, old)
        with office_of(args) as office:
            office.users.check_may("record.lock")
    if args.off:
        print(f"Die Akte ist nicht mehr verschlüsselt. Die verschlüsselte liegt daneben: {locking.decrypt(file, old)}")
        return DONE
    say(LOST)
    new = password("Neues Passwort der Akte: ", NEW_PASSWORD)
    again = password("Noch einmal: ", NEW_PASSWORD)
    if locked:
        locking.change_password(file, old, new, again)
        print(f"Das Passwort der Akte ist geändert. {OLDER_COPIES}")
        return DONE
    aside = locking.encrypt(file, new, again)
    print("Die Akte ist verschlüsselt und mit der bisherigen verglichen: Alles ist gleich.")
    say(f"Unverschlüsselt liegt die bisherige noch hier, bitte nach Prüfung löschen: {aside}")
    return DONE


def move_record(args: Namespace) -> int:
    """Bring a record to a server or back, compared row by row."""
    from beirat_desktop.usecases.record.move import move

    with office_of(args, args.source) as office:
        office.users.check_may("exchange.export")
    typed = again = ""
    if isinstance(args.target, Path):
        typed = password("Passwort der neuen Akte, leer für keines: ", NEW_PASSWORD)
        again = password("Noch einmal: ", NEW_PASSWORD) if typed else ""
    counts = move(args.source, args.target, typed, again)
    print(f"{sum(counts.values())} Zeilen in {len(counts)} Tabellen übertragen und verglichen: alles gleich.")
    print(f"Die Akte ist jetzt {args.target}; {args.source} bleibt, wie sie war, und wird nicht mehr gebraucht.")
    if isinstance(args.target, Path) and not typed:
        say(f"Die neue Datei hat kein Passwort. Eines setzt: beirat-desktop lock --db {args.target}")
    return DONE
