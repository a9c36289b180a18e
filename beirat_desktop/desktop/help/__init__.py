"""Help: the handbook, the tour, what the program is made of, a report for whoever helps."""
