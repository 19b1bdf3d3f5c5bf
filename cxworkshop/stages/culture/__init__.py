"""Culture: scales with on- and off-culture examples."""
