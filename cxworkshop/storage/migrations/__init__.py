"""The history of the schema: one revision per version, numbered; a file's user_version is the number it is at."""
