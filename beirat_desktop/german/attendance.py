"""Words of attendance."""

from collections.abc import Sequence

from beirat_desktop.domain.attendance import AttendanceGroup, AttendanceState, Declared, ExclusionReason
from beirat_desktop.german.counts import listed

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
    Declared.WATCHING: "per Video, zählt nicht mit",
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


WATCHED = "per Video dabei, zählte nicht mit"


def uncounted_words(names: Sequence[str]) -> str:
    """That somebody took part by video, and that the rules of the committee do not let it count."""
    many = len(names) > 1
    return (
        f"{listed(names)} {'nehmen' if many else 'nimmt'} per Video teil und {'zählen' if many else 'zählt'} weder bei "
        "der Beschlussfähigkeit noch bei Abstimmungen mit, weil die Regeln des Gremiums es nicht vorsehen "
        "(§ 35a GemO)."
    )


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
        "Für {count:# Person|# Personen} ist die Anwesenheit noch offen.",
        "Anwesend, entschuldigt oder fehlend eintragen.",
    ),
}

WORDS = {
    AttendanceState: ATTENDANCE_STATES,
    AttendanceGroup: ATTENDANCE_GROUPS,
    Declared: DECLARED,
    ExclusionReason: EXCLUSION_REASONS,
}
