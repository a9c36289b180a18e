"""Words of attendance."""

from beirat_desktop.domain.attendance import AttendanceGroup, AttendanceState

ATTENDANCE_STATES = {
    AttendanceState.EXPECTED: "noch offen",
    AttendanceState.PRESENT: "anwesend",
    AttendanceState.REMOTE: "zugeschaltet",
    AttendanceState.EXCUSED: "entschuldigt",
    AttendanceState.ABSENT: "fehlt",
}
ATTENDANCE_GROUPS = {
    AttendanceGroup.CHAIR: "Vorsitz",
    AttendanceGroup.VOTING: "Stimmberechtigte Mitglieder",
    AttendanceGroup.ADVISORY: "Beratende Mitglieder",
    AttendanceGroup.ADMINISTRATION: "Verwaltung",
    AttendanceGroup.GUEST: "Gäste",
    AttendanceGroup.PRESS: "Presse",
    AttendanceGroup.SECRETARY: "Schriftführung",
}

REFUSED = {
    "attendance.already_there": "Die Person ist schon seit {since} Uhr da.",
    "attendance.returns_before_leaving": "Die Person ging erst um {left} Uhr. Bitte eine spätere Zeit eintragen.",
    "attendance.not_there": "Die Person ist nicht da und kann deshalb nicht gehen. Bitte zuerst das Kommen eintragen.",
    "attendance.arrival_missing": "Es fehlt, wann die Person gekommen ist. Bitte zuerst das Kommen eintragen.",
    "attendance.leaves_before_arriving": "Die Person ist erst um {arrived} Uhr gekommen. Bitte eine spätere Zeit "
    "eintragen.",
}

FINDINGS = {
    "attendance.times_cross": (
        "Kommen und Gehen einer Person überschneiden sich.",
        "Die Zeiten in der Anwesenheit prüfen.",
    ),
    "attendance.open": (
        "Für {count} Personen ist die Anwesenheit noch offen.",
        "Anwesend, entschuldigt oder fehlend eintragen.",
    ),
}
