"""What the office can do: one method per action, one unit of work each; no Qt."""
