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

WORDS = {
    AttendanceState: ATTENDANCE_STATES,
    AttendanceGroup: ATTENDANCE_GROUPS,
}
