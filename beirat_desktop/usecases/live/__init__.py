"""The meeting while it runs: who is there, what is called, what is decided."""
