"""The widget kit: theme, painted controls and the furniture every stage shares. Knows no stage and stores nothing."""
