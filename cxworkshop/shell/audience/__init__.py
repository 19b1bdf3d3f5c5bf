"""The wall: the window the audience sees, the displays it may stand on, and what happens when one comes or goes."""
