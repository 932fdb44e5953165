"""Forms of office writing: strings with slots and what they mean, written by somebody who had not seen the reader.

Everything in them is invented. A form is struck only with a reason in docs/reading.md.
"""
