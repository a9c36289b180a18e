"""What a record takes in and gives out as data."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from beirat_desktop import paths, private
from beirat_desktop.cli.shell import DONE, USAGE, USER, let_in, office_of, record_of, say, say_cuts, say_upgrade

if TYPE_CHECKING:
    from beirat_desktop.usecases.office import Office

PAGES_BETWEEN = 50
"""So many pages of a council information system are read before the shell says how far it has come."""


def import_(args: Namespace) -> int:
    """Take in an export, a motion, a register, or what an information system tells, by what the file is."""
    from beirat_desktop.german.counts import counted
    from beirat_desktop.usecases.registers import is_register
    from beirat_desktop.usecases.submissions.submissions import is_submission, refuse_other_kind

    if args.source:
        if args.file != "oparl":
            return _wrong(f"„{args.file}“ vor einer Quelle ist unbekannt; gemeint ist vielleicht „oparl“.")
        if args.files and not args.source.startswith(("http://", "https://")):
            return _wrong("--files gibt es nur bei einer Adresse; aus einem Ordner kommen die Dateien von selbst mit.")
        return _import_oparl(args)
    if args.file == "oparl" and not Path("oparl").is_file():
        return _wrong("Hinter „oparl“ fehlt eine Datei, ein Ordner oder eine Adresse.")
    if args.look or args.files or args.body or args.kept:
        return _wrong("--look, --files, --body und --kept gibt es nur hinter „oparl“.")
    content = sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
    if is_submission(content):
        return _take_in(args, content)
    if is_register(content):
        return _read_register(args, content)
    refuse_other_kind(content, Path(args.file).name)
    with _empty_record(args) as office:
        counts = office.exchange.import_(content)
    papers = counted(counts.get("papers", 0), "Antrag oder Vorlage", "Anträge und Vorlagen")
    print(f"{counted(sum(counts.values()), 'Eintrag', 'Einträge')} eingelesen, darunter {papers}.")
    return DONE


def _wrong(sentence: str) -> int:
    say(f"{sentence}\nHilfe: beirat-desktop import --help")
    return USAGE


@contextmanager
def _empty_record(args: Namespace, *, stays: bool = True) -> Iterator[Office]:
    """A record to read into: a new one goes again where that fails, or where it is not to stay."""
    from beirat_desktop.usecases.record.record import create_shared, open_shared

    file = record_of(args)
    fresh = file if isinstance(file, Path) and not file.exists() else None
    office = create_shared(fresh, user=USER) if fresh else open_shared(file, user=USER)
    try:
        say_upgrade(office)
        let_in(office, args)
        yield office
    except BaseException:
        stays = False
        raise
    finally:
        office.close()
        if fresh and not stays:
            fresh.unlink()


def _import_oparl(args: Namespace) -> int:
    """What a council information system tells: looked at, then taken as a whole."""
    from beirat_desktop.german import finding
    from beirat_desktop.german.oparl import counts_words, rest_words

    file = record_of(args)
    beside = file if isinstance(file, Path) else paths.data_folder() / "beirat.db"
    kept = args.kept or beside.with_name(f"{beside.stem}-oparl")

    def said(count: int, page: str) -> None:
        if count % PAGES_BETWEEN == 0 and page.startswith("http"):
            say(f"{count} Seiten und Dateien gelesen, als Nächstes {page}")

    with _empty_record(args, stays=not args.look) as office:
        look = office.oparl.look(args.source, kept, body=args.body, said=said, files=args.files)
        if not args.look:
            office.oparl.take(look)
    for found in look.intake.findings:
        say(" ".join(finding(found)))
    if rest := rest_words(look.intake):
        say(rest)
    told = f"{look.intake.body}: {counts_words(look.intake)}"
    print(f"{told}. Noch ist nichts übernommen." if args.look else f"Eingelesen ist {told}.")
    return DONE


def _take_in(args: Namespace, content: bytes) -> int:
    """A motion that came as a PDF: into the record that is there, with what does not fit said."""
    from beirat_desktop.domain.papers import PaperState
    from beirat_desktop.german import finding

    with office_of(args) as office:
        arrival = office.submissions.look_into(content, Path(args.file).name if args.file != "-" else "Antrag.pdf")
        faction, meeting = arrival.faction, arrival.meeting
        paper = office.submissions.accept(
            arrival, faction_id=faction.id if faction else None, meeting_id=meeting.id if meeting else None
        )
    for found in arrival.findings:
        advice = finding(found)
        say(f"{advice.sentence} {advice.mend}")
    draft = paper.state is PaperState.DRAFT
    print(f"Als Entwurf übernommen: „{paper.title}“." if draft else f"Eingereicht: „{paper.title}“.")
    return DONE


def _read_register(args: Namespace, content: bytes) -> int:
    with office_of(args) as office:
        taken = office.registers.accept(office.registers.look_into(content, Path(args.file).name))
    print(taken.sentence)
    return DONE


def register(args: Namespace) -> int:
    """Write the register for the factions."""
    with office_of(args) as office:
        file = args.file / office.registers.file_name() if args.file.is_dir() else args.file
        cuts = office.registers.cuts()
        office.registers.save(file)
    say_cuts(cuts)
    print(f"Das Register liegt in {file.resolve()}. Darin steht nur, was jeder wissen darf.")
    return DONE


def export(args: Namespace) -> int:
    """Write the whole record as JSON, whole or not at all."""
    from beirat_desktop.usecases.files import write_file

    with office_of(args) as office:
        content = office.exchange.export()
    if args.file == "-":
        sys.stdout.buffer.write(content)
    else:
        write_file(Path(args.file), content, closed=True)
        print(f"Die Akte liegt in {Path(args.file).resolve()} ({len(content) // 1024} KB).")
    return DONE


def person(args: Namespace) -> int:
    """Write what is kept on somebody (Art. 15 and 20 GDPR)."""
    from beirat_desktop.usecases.files import write_file
    from beirat_desktop.usecases.record.backups import Backups

    with office_of(args) as office:
        person = office.persons.called(args.name)
        copies = Backups(office.file, args.copies) if args.copies else None
        days = [copy.day for copy in copies.all()] if copies else []
        files = office.personal_data.files(person.id, days, [one.name for one in copies.set_aside()] if copies else [])
    if args.folder.parent.is_dir() and not args.folder.exists():
        private.make_folder(args.folder)
    for ending, content in (("pdf", files.pdf), ("json", files.data)):
        target = args.folder / f"{files.name}.{ending}"
        write_file(target, content, closed=True)
        print(f"Geschrieben: {target.resolve()}")
    return DONE


def publish(args: Namespace) -> int:
    """Bring the public folder up to date, or show what would change."""
    from beirat_desktop.german.publications import left_out_words, published_words

    with office_of(args) as office:
        do = office.website.look if args.look else office.website.publish
        changes = do(args.folder, args.address)
    for sign, files in (("+", changes.added), ("~", changes.changed), ("-", changes.removed)):
        for path in files if args.look else ():
            print(f"{sign} {path}")
    print(f"{published_words(changes)} Ordner: {args.folder.resolve()}")
    if changes.left_out:
        say(left_out_words(changes))
    say_cuts(changes.cuts)
    return DONE
