"""Words of taking back."""

REFUSED = {
    "undo.changed_meanwhile": "Das lässt sich nicht mehr zurücknehmen, weil es inzwischen an anderer Stelle geändert "
    "wurde. Der jetzige Stand bleibt.",
}
