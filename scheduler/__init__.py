"""What time makes happen: obligations, reminders, delivery. Never imports the edge."""
