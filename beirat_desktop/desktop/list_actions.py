"""What can be done with any list that is shown; apart from tables, which the first window does without."""

LIST_MENU = "list_menu"
"""What the window calls its menu of what can be done with a list; a table shows the same one."""
LIST_ACTIONS = (
    ("copy", "Zeilen kopieren", "Liste: Zeilen kopieren"),
    ("xlsx", "Als Excel-Tabelle speichern …", "Liste als Excel-Tabelle speichern"),
    ("csv", "Als CSV speichern …", "Liste als CSV speichern"),
    ("pdf", "Als PDF speichern …", "Liste als PDF speichern"),
    ("print", "Drucken …", "Liste drucken"),
)
"""What can be done with a list that is shown: how the window's signal says it, in the menu, and in Strg+K."""
