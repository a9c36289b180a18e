"""Words of attendance."""

from beirat_desktop.domain.attendance import AttendanceGroup, AttendanceState, Declared, ExclusionReason

ATTENDANCE_STATES = {
    AttendanceState.EXPECTED: "noch offen",
    AttendanceState.PRESENT: "anwesend",
    AttendanceState.REMOTE: "zugeschaltet",
    AttendanceState.EXCUSED: "entschuldigt",
    AttendanceState.ABSENT: "fehlt",
    AttendanceState.SUBSTITUTED: "wird vertreten",
}
DECLARED = {
    Declared.NOTHING: "nichts erklärt",
    Declared.EXCUSED: "entschuldigt",
    Declared.ABSENT: "fehlt",
    Declared.SUBSTITUTE: "schickt eine Vertretung",
    Declared.REMOTE: "per Video",
}
EXCLUSION_REASONS = {
    ExclusionReason.STATED: "Grund nicht bestimmt",
    ExclusionReason.ADVANTAGE: "eigener Vorteil oder Nachteil",
    ExclusionReason.RELATIVES: "Vorteil oder Nachteil von Angehörigen",
    ExclusionReason.REPRESENTED: "vertritt den Betroffenen",
    ExclusionReason.EMPLOYER: "beim Betroffenen beschäftigt oder in dessen Organen",
    ExclusionReason.ADVISED: "hat in der Sache beraten oder ein Gutachten erstattet",
    ExclusionReason.OTHER: "anderer Grund",
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
    "attendance.seat_twice": (
        "Ein Mitglied und seine Vertretung sind zugleich als anwesend eingetragen; der Sitz zählt nur einmal.",
        "Die Zeiten der beiden in der Anwesenheit prüfen.",
    ),
    "attendance.open": (
        "Für {count} Personen ist die Anwesenheit noch offen.",
        "Anwesend, entschuldigt oder fehlend eintragen.",
    ),
}

WORDS = {
    AttendanceState: ATTENDANCE_STATES,
    AttendanceGroup: ATTENDANCE_GROUPS,
    Declared: DECLARED,
    ExclusionReason: EXCLUSION_REASONS,
}
