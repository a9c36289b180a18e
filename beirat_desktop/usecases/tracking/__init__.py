"""What becomes of a paper: stations, tasks, the paper for the Stadtrat."""
