"""Sealing a document: certificates of this installation, the seal of a revision, the leaders' signatures, checking."""
