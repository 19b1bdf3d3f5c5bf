"""Definition: the three levels of customer centricity."""
