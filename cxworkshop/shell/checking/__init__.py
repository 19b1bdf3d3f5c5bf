"""Checking a signed PDF: somebody has a file and wants one sentence about it, then what it rests on."""
