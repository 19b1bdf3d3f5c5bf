"""Teams: classify the teams and see their line of sight to the customer."""
