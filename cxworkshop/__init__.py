"""cxworkshop: run a customer-centricity workshop and leave with the document leadership signs."""

__version__ = "0.1.0"
