"""Small inputs that once failed, each standing for a kind of fault: what is read, what is said in turn, what everyday words mean.

`python -m tests.cases FILE [id …]` scores a file of cases and prints what does not hold.
"""
