"""The truth: rows, queries, transactions, migrations. Imports nothing of ours."""
