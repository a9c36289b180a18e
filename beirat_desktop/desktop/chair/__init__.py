"""The desk of the chair: the meeting large, with what is to be said in it."""
