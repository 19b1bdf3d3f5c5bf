"""The page a team takes back to its desk: what each stage says about it, set on one sheet, alone or in a pack."""
