"""What happens to a workshop when the machine fails: each row does one kind of harm and counts what was lost.

Every row has a control, the same harm to a program weakened on purpose, that must be seen to lose something.
`python -m torture`, or `make torture`; what the figures mean is in docs/reliability.md.
"""
