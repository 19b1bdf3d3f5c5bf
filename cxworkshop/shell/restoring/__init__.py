"""Earlier copies of a workshop, and what can be brought back of one that is damaged."""
