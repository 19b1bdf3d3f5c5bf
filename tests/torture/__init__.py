"""The tests of torture."""
