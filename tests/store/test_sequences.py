import subprocess
import sys

from beirat_desktop.store.record import open_record

WRITES = """
import sys
from beirat_desktop.store.address import where
from beirat_desktop.store.errors import RecordTrouble
from beirat_desktop.store.record import open_record
store = open_record(where(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
numbers = []
while len(numbers) < 100:
    try:
        with store.unit("papers.number") as unit:
            number = unit.next_serial("motion", "2012")
    except RecordTrouble as trouble:
        if trouble.kind != "locked":  # for five seconds the other one was always quicker
            raise
    else:
        numbers.append(number)
print(*numbers)
"""


def test_two_programs_never_get_the_same_number(store):
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES, str(store.file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for program in programs:
        assert program.stdout.readline() == "open\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    numbers = [int(line) for program in programs for line in program.communicate()[0].split()]
    assert [program.returncode for program in programs] == [0, 0]
    assert sorted(numbers) == list(range(1, 201))
    again = open_record(store.file)
    with again.unit("papers.number") as unit:
        assert unit.next_serial("motion", "2012") == 201
    again.close()
