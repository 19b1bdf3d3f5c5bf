"""What the room sees: what is shown, how it is laid out and painted, and the state of the wall. Knows no stage."""
