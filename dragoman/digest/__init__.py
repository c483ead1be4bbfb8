"""What a ledger's claims come to: developments with their roots, contradictions, and figures over time.

The ledger knows nothing of stories, and stories nothing of the ledger: this room brings a ledger's claims to `dragoman.stories`
and writes what comes of them as plain records.
"""

from dragoman.digest.digest import Development, Digest, digest
from dragoman.digest.keeping import Keeping, Kept
from dragoman.digest.records import contradiction_json, development_json, figure_rows

__all__ = ["Development", "Digest", "Keeping", "Kept", "contradiction_json", "development_json", "digest", "figure_rows"]
