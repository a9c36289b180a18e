"""Motions and other papers: the list, and one paper with its letter beside it."""
