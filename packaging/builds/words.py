"""The manual page and the completions of three shells, all from the parser that reads the command line.

shtab writes completions for bash and zsh but not for fish, argparse-manpage writes English headings; both need the
parser's own fields as this does.
"""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser
from pathlib import Path

from beirat_desktop import __version__
from beirat_desktop.__main__ import WINDOW_OPTIONS
from beirat_desktop.cli import commands, parser

NAME = "beirat-desktop"
WINDOW = {
    "--sample": "das Fenster mit der Beispielakte öffnen",
    "--db": "die Akte, die das Fenster öffnet; --db darf auch fehlen",
}
"""What the window's own options do."""


def actions(one: ArgumentParser) -> list[Action]:
    """What can be typed behind a command, without what each command knows."""
    return [action for action in one._actions if action.dest != "help" and not hasattr(action, "add_parser")]


def is_file(action: Action) -> bool:
    """Whether a file or folder is typed there."""
    return action.type is Path or action.metavar in ("DATEI", "ORDNER", "QUELLE")


# The manual page


def manual(day: str) -> str:
    """The page in troff. day: of the build, as in 2026-11-24."""
    top = parser()
    lines = [
        f'.TH BEIRAT-DESKTOP 1 "{day}" "Beirat Desktop {__version__}" "Dienstprogramme"',
        ".SH NAME",
        f"{NAME} \\- {_troff(top.description or '')}",
        ".SH ÜBERSICHT",
        f".B {NAME}",
        r"[\fB\-\-sample\fR] [\fIAKTE\fR] [\fIANTRAG.pdf\fR ...]",
        ".br",
        f".B {NAME}",
        r"\fIBEFEHL\fR [\fIANGABE\fR ...]",
        ".SH BESCHREIBUNG",
        "Ohne Befehl öffnet sich das Fenster mit der Akte, die zuletzt offen war, oder mit der, die genannt ist. Ein "
        "Antrag als PDF wird in diese Akte übernommen; ist schon ein Fenster offen, dann dort. Mit einem Befehl "
        "antwortet das Programm ohne Bildschirm. Optionen stehen vor oder hinter dem Befehl.",
        ".SH OPTIONEN DES FENSTERS",
    ]
    for option in WINDOW_OPTIONS:
        lines += [
            ".TP",
            rf"\fB{_troff(option)}\fR" + (r" \fIDATEI\fR" if option == "--db" else ""),
            WINDOW[option] + ".",
        ]
    lines.append(".SH BEFEHLE")
    for name, one in commands(top).items():
        lines += [f".SS {name}", _troff(one.description or "")]
        for action in actions(one):
            value = "" if action.nargs == 0 else rf"\fI{_troff(str(action.metavar))}\fR"
            named = ", ".join(rf"\fB{_troff(option)}\fR" for option in action.option_strings)
            lines += [".TP", f"{named} {value}".strip(), _troff(action.help or "") + "."]
    examples, _, codes = (top.epilog or "").partition("\n\n")
    lines += [".SH BEISPIELE", ".nf", *map(_troff, examples.splitlines()[1:]), ".fi"]
    lines += [".SH RÜCKGABEWERTE", _troff(codes.partition(": ")[2])]
    lines += [
        ".SH UMGEBUNG",
        ".TP",
        ".B BEIRAT_HOME",
        "Ordner, unter dem Akten, Einstellungen und Protokoll liegen; sonst die üblichen des Benutzers.",
        ".SH DATEIEN",
        ".TP",
        r"\fI~/.local/share/beirat\-desktop/beirat.db\fR",
        r"die Akte, wenn \-\-db keine andere nennt.",
    ]
    return "\n".join(lines) + "\n"


def _troff(text: str) -> str:
    """Text as troff wants it; a line that begins with a dot or a quote would be an order."""
    text = " ".join(text.split()) if not text.startswith("  ") else text
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", r"\e").replace("-", r"\-"))


# Completions


def bash() -> str:
    """The completion for bash."""
    cases = []
    for name, one in commands(parser()).items():
        words = [option for action in actions(one) for option in action.option_strings]
        words += [str(choice) for action in actions(one) for choice in action.choices or ()]
        cases.append(f'        {name}) words="{" ".join(words)}" ;;')
    names, options = " ".join(commands(parser())), " ".join((*WINDOW_OPTIONS, "--help", "--version"))
    return "\n".join(
        [
            f"# bash completion for {NAME}",
            "_beirat_desktop() {",
            '    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" words one',
            '    for one in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
            f'        case "$one" in {names.replace(" ", "|")}) command="$one"; break ;; esac',
            "    done",
            '    case "$before" in --db|-o|--output)',
            '        compopt -o filenames; COMPREPLY=($(compgen -f -- "$word")); return ;;',
            "    esac",
            '    case "$command" in',
            f'        "") words="{names} {options}" ;;',
            *cases,
            "    esac",
            '    COMPREPLY=($(compgen -W "$words --help" -- "$word"))',
            '    if [[ $word != -* ]]; then compopt -o filenames; COMPREPLY+=($(compgen -f -- "$word")); fi',
            "}",
            f"complete -F _beirat_desktop {NAME}",
            "",
        ]
    )


def zsh() -> str:
    """The completion for zsh."""
    lines = [
        f"#compdef {NAME}",
        "",
        "_beirat_desktop() {",
        "  local context state state_descr line",
        "  typeset -A opt_args",
    ]
    lines += ["  local -a known", "  known=("]
    lines += [f"    {_quoted(f'{name}:{_colon(one.description)}')}" for name, one in commands(parser()).items()]
    lines += ["  )", "  _arguments -C \\"]
    lines += [f"    {_quoted(f'{option}[{WINDOW[option]}]' + _zsh_value(option))} \\" for option in WINDOW_OPTIONS]
    lines += ["    '1: :->first' '*:: :->rest'", "  case $state in"]
    lines += ["    first) _describe -t commands BEFEHL known; _files ;;", "    rest)", "      case $words[1] in"]
    for name, one in commands(parser()).items():
        specs = []
        for action in actions(one):
            text = re.sub(r"[\[\]]", "", _colon(action.help))
            if not action.option_strings:
                choices = (
                    f"({' '.join(map(str, action.choices))})"
                    if action.choices
                    else "_files"
                    if is_file(action)
                    else " "
                )
                specs.append(f"{':' if action.nargs != '?' else '::'}{action.metavar}:{choices}")
            for option in action.option_strings:
                specs.append(f"{option}[{text}]" + (":DATEI:_files" if action.nargs is None else ""))
        lines.append(f"        {name}) _arguments {' '.join(_quoted(spec) for spec in specs)} ;;")
    lines += ["        *) _files ;;", "      esac ;;", "  esac", "}", "", '_beirat_desktop "$@"', ""]
    return "\n".join(lines)


def _zsh_value(option: str) -> str:
    return ":DATEI:_files" if option == "--db" else ""


def fish() -> str:
    """The completion for fish."""
    names = " ".join(commands(parser()))
    lines = [f"# fish completion for {NAME}"]
    start = f"complete -c {NAME}"
    for option in WINDOW_OPTIONS:
        takes = " -r" if option == "--db" else ""
        lines.append(f"{start} -n __fish_use_subcommand -l {option[2:]}{takes} -d {_quoted(WINDOW[option])}")
    for name, one in commands(parser()).items():
        lines.append(f"{start} -n __fish_use_subcommand -a {name} -d {_quoted(one.description or '')}")
        here = f"{start} -n '__fish_seen_subcommand_from {name}'"
        for action in actions(one):
            takes = " -r" if action.nargs is None else ""
            if action.option_strings:
                short = "".join(f" -s {option[1:]}" for option in action.option_strings if option[1] != "-")
                long = "".join(f" -l {option[2:]}" for option in action.option_strings if option[1] == "-")
                lines.append(f"{here}{short}{long}{takes} -d {_quoted(action.help or '')}")
            elif action.choices:
                lines.append(f"{here} -f -a {_quoted(' '.join(map(str, action.choices)))}")
    return "\n".join([*lines, f"# {names}", ""]).replace(f"# {names}\n", "")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "’") + "'"


def _colon(text: str | None) -> str:
    return (text or "").replace(":", " –")
