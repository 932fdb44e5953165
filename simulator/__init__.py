"""A stand-in 企业微信 for the demo and the wire tests, reached by HTTP only."""
