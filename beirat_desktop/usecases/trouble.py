"""What can go wrong around the record, for the layers that do not know the store."""

from beirat_desktop.store.errors import Missing, RecordTrouble

__all__ = ["Missing", "RecordTrouble"]
