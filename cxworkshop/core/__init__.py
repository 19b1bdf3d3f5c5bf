"""The core: records, steps and rules of the workshop. No Qt, no SQL, no input or output."""
