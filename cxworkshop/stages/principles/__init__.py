"""Principles: agree CX principles and how each team measures them."""
