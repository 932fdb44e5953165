"""The 智能机器人: a long connection, no public address."""
