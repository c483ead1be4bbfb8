"""Dragoman reads news reports and keeps a sourced ledger of who did what to whom, who says so, and how sure it is."""

__version__ = "0.1.0"
