"""The windows around the stages: start page, console, guide, palette, settings. The only room that knows them all."""
