"""Prepare: everything that has to be true before the first person walks in."""
