"""Minutes: wording, what § 41 asks, signing and sending."""
