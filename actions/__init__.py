"""What happens: one function per act. Chat, page and clock all act through these."""
