"""Words of the rules a meeting is held to, and of where they speak."""

from beirat_desktop.domain.paths import Path, Rule

PATHS = {
    Path.ADMISSION: "Zulassung",
    Path.INVITATION: "Einladung",
    Path.SUPPLEMENT: "Nachtrag",
    Path.NOTICE: "Bekanntmachung",
    Path.OPENING: "Eröffnung",
    Path.CALLED: "Aufruf",
    Path.VOTE: "Abstimmung",
    Path.CLOSING: "Schließung",
    Path.MINUTES: "Niederschrift",
    Path.EXCERPT: "Auszug",
    Path.CHECK: "Prüfung",
}
RULES = {
    Rule.PERIOD: "Ladungsfrist",
    Rule.PUBLIC_NOTICE: "öffentliche Bekanntmachung",
    Rule.URGENT_MEETING: "dringende Sitzung",
    Rule.LATE_ITEM: "später Punkt",
    Rule.QUORUM: "Beschlussfähigkeit",
    Rule.EXCLUSION: "Ausschließung",
    Rule.SUMS: "Summen",
    Rule.NO_RESOLUTION: "kein Beschluss unter Verschiedenes",
    Rule.NON_PUBLIC: "Nichtöffentlichkeit",
    Rule.GUEST: "Gäste",
    Rule.CONTENT: "Inhalt der Niederschrift",
    Rule.CORRECTED: "was berichtigt wurde, ist berichtigt",
    Rule.SIGNED_FIRST: "erst unterschrieben, dann beglaubigt",
    Rule.REPEATED: "derselbe Gegenstand",
    Rule.DEMANDS: "Verlangen",
    Rule.OBJECTIONS: "Einwendungen",
    Rule.NAMED: "Name der Punkte",
}

WORDS = {Path: PATHS, Rule: RULES}
