"""Web pages: form → the same act as in chat → page."""
