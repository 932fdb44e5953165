"""A stand-in 企业微信 for demos and wire tests, reached by HTTP only (see README.md here)."""
