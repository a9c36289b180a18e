#!/usr/bin/env python3
"""Sets everything up and starts the program, or checks or builds it.

    python3 packaging/start.py                  the program on sample data
    python3 packaging/start.py ARGUMENTS        the program with these arguments (--help lists them)
    python3 packaging/start.py test             lint, types, all tests on every core, and how much they reach
    python3 packaging/start.py test OPTIONS     lint, types and what pytest makes of the options, in one process
    python3 packaging/start.py server           a PostgreSQL in a folder below demo/, with the sample on it
    python3 packaging/start.py benchmark        measures, against the least that could do the same
    python3 packaging/start.py mutation         plants small faults and names those that no test catches
    python3 packaging/start.py folder           builds the program with its own Python; also: tar, deb, windows

It needs Python 3.11 and its standard library, nothing else. What is installed lies in `.venv` beside the sources,
except system libraries on Linux, which apt-get brings where one cannot be loaded. A stamp in `.venv` remembers what
was done, so a second call goes straight on; an interrupted call leaves no stamp, and the next one begins anew, as it
does when files in `.venv` are damaged.

This file is kept so plain that every Python reads it, even 2, and can say what is wrong; the work is in set_up.py.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what tells the user so
    sys.exit("Beirat Desktop braucht Python 3.11 oder neuer; dies ist Python " + sys.version.split()[0] + ".")

if __name__ == "__main__":
    try:
        import set_up

        sys.exit(set_up.main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Abgebrochen; der n\u00e4chste Start macht weiter.")
