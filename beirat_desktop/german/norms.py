"""What the norms say, in one sentence each: the explanation behind a warning."""

NORMS = {
    "§ 22 GemO": "Wer selbst oder durch nahe Angehörige einen unmittelbaren Vorteil oder Nachteil hat, berät und "
    "entscheidet nicht mit und verlässt den Sitzungstisch oder den Raum. Das gilt nicht für Wahlen.",
    "§ 29 GemO": "Die Zahl der Mitglieder legt die Satzung fest.",
    "§ 34 GemO": "Zwischen Einladung und Sitzung liegen mindestens vier volle Kalendertage; in dringenden Fällen "
    "genügt einer. Die Tagesordnung kann nur bei Dringlichkeit und mit zwei Dritteln der Anwesenden erweitert werden.",
    "§ 34 (6) GemO": "Zeit, Ort und Tagesordnung sind öffentlich bekannt zu machen, spätestens am Tag vor der Sitzung.",
    "§ 34 (7) GemO": "Was nicht fristgerecht angekündigt ist, kommt nur auf die Tagesordnung, wenn es dringend ist und "
    "zwei Drittel der Anwesenden zustimmen.",
    "§ 35 GemO": "Sitzungen sind öffentlich, soweit nicht das Gemeinwohl oder schutzwürdige Interessen Einzelner "
    "entgegenstehen. Gäste werden auf Beschluss gehört.",
    "§ 35a GemO": "Wer per Video teilnimmt, gilt nur dort als anwesend, wo die Hauptsatzung es zulässt.",
    "§ 36 (3) GemO": "Wer im Rat und in seinen Ausschüssen den Vorsitz führt, stimmt mit, auch ohne gewählt zu sein; "
    "bei Wahlen und einigen anderen Beschlüssen ruht dieses Stimmrecht.",
    "§ 39 GemO": "Beschlussfähig ist das Gremium, wenn mehr als die Hälfte der gesetzlichen Mitglieder anwesend ist. "
    "In der zweiten Sitzung zum selben Gegenstand genügen drei, bei Ausschließung nach § 22 ein Drittel.",
    "§ 40 GemO": "Beschlüsse brauchen mehr Ja- als Nein-Stimmen. Enthaltungen und ungültige Stimmen zählen nicht, "
    "bei Stimmengleichheit ist ein Antrag abgelehnt.",
    "§ 41 GemO": "Die Niederschrift nennt Tag, Ort, Beginn und Ende, die Teilnehmenden, die Tagesordnung, den Wortlaut "
    "der Beschlüsse und das Ergebnis der Abstimmungen. Vorsitz und Schriftführung unterschreiben sie.",
    "§ 56 GemO": "Der Beirat kann sich mit Angelegenheiten der Selbstverwaltung befassen. Auf seinen Antrag legt der "
    "Oberbürgermeister die Sache dem Stadtrat vor. Höchstens ein Drittel der Mitglieder ist berufen.",
    "VV zu § 34 GemO": "Der Antrag einer Fraktion ist mindestens von der oder dem Vorsitzenden der Fraktion zu "
    "unterschreiben; wird ein Antrag nicht zugelassen, ist das zu begründen.",
    "MGeschO § 24": "Zuerst wird über Anträge zur Geschäftsordnung abgestimmt, dann über Änderungsanträge, der "
    "weitergehende zuerst, zuletzt über den Hauptantrag.",
    "MGeschO § 26": "Die Niederschrift geht binnen eines Monats jedem Mitglied zu. Einwendungen sind spätestens in der "
    "nächsten Sitzung zu erheben.",
    "§§ 187–193 BGB": "Eine Frist von Tagen beginnt am Tag nach dem Ereignis. Was an einem Sonntag oder Feiertag "
    "zuginge, geht am nächsten Werktag zu.",
    "Art. 15 DSGVO": "Wer betroffen ist, erhält Auskunft, welche Daten über sie oder ihn verarbeitet werden, und eine "
    "Kopie davon.",
    "Art. 20 DSGVO": "Eigene Daten gibt es auf Wunsch in einem gängigen, maschinenlesbaren Format.",
    "Art. 5 DSGVO": "Personenbezogene Daten werden nur so lange aufbewahrt, wie sie für ihren Zweck nötig sind.",
    "Art. 6 DSGVO": "Personenbezogene Daten werden nur mit Einwilligung oder auf gesetzlicher Grundlage verarbeitet.",
}
