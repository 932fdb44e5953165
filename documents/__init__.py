"""Reading and writing Word and Excel: bytes in and out."""
