"""The first page: the next meeting, what came in, what is due, who comes."""
