"""Tables, transactions, history, queries: where readings end and everything else begins.

`docs/ledger.md` describes the tables and what the ledger promises, `Ledger` is the way in.
"""

from dragoman.ledger.bundles import StoryFilter
from dragoman.ledger.filters import ClaimFilter
from dragoman.ledger.ingest import IngestSummary
from dragoman.ledger.judgements import Verdicts
from dragoman.ledger.ledger import Answer, Ledger
from dragoman.ledger.tables import Judgement

__all__ = ["Answer", "ClaimFilter", "IngestSummary", "Judgement", "Ledger", "StoryFilter", "Verdicts"]
