"""Sign-off: revisions that leadership approves."""
