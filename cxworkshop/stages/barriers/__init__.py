"""Barriers: structural obstacles and their mitigations."""
