"""Files in and out: reading a spreadsheet, proposing what its columns mean, planning and doing an import, writing."""
