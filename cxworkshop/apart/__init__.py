"""Processes of ours that work apart: they can be stopped at once, and what breaks there breaks only there.

`process` is the side that asks, `child` the side that answers, `pieces` what goes between them.
"""
