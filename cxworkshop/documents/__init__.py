"""The document kit: type, pages, tables, charts and the assembly of the document leadership signs."""
