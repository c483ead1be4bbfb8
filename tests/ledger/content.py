"""What a ledger shows, for comparing two of them."""

from dragoman.ledger import Ledger

TABLES = ("reports_history", "claims_history", "attributions_history", "lineage_history", "actors", "rejected")


def content(ledger: Ledger) -> dict[str, list[str]]:
    """Every visible row of every table but `ingests`, without the times at which they came."""
    out = {}
    for table in TABLES:
        answer = ledger.sql(f"FROM {table}")
        keep = [i for i, name in enumerate(answer.columns) if name != "ingested"]
        out[table] = sorted(repr([row[i] for i in keep]) for row in answer.rows)
    return out
