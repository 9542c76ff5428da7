"""Reminders by e-mail: what is due, how it reads, how it goes out, what went out.

`delivery` talks SMTP, `ledger` and `ledger_branch` remember; everything else is computed.
"""
