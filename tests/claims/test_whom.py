"""Whom a report means by "it", "them", "the rebels", "the group" where somebody was named before."""

from __future__ import annotations

import pytest
from written import told

from dragoman.pipeline import Pipeline

DAY = "2023-08-16"
CASES = {
    "Ghana accused Chad of arming rebels and urged it to stop.": ("urged", "REQUEST GHA > TCD"),
    "Ghana condemned Chad for arming rebels and demanded that it pull its soldiers out.": ("demanded", "REQUEST GHA > TCD"),
    "Ghana branded Chad an enabler of the war and called on it to leave.": ("called", "REQUEST GHA > TCD"),
    "Ghana condemned Chad and Togo for arming rebels and urged them to stop.": ("urged", "REQUEST GHA > TCD, TGO"),
    "Ghana blames Chad, and Togo says it will stay.": ("stay", "None TGO"),
    "Chad and Togo quit ECOWAS on Sunday and accused the bloc of inhumane sanctions.": ("accused", "ACCUSE TCD, TGO > ecowas"),
    "Ghana accused the president of Chad of lying.": ("accused", "ACCUSE GHA > mahamat-idriss-deby"),
    "Ghana brought a case against Chad accusing it of lying to Togo.": ("accusing", "ACCUSE GHA > TCD"),
    "Ghana summoned Chad's envoy, accusing it of siding with Togo.": ("accusing", "ACCUSE GHA > TCD"),
    "Ghana spoke to Chad, which had closed its embassy in Togo.": ("closed", "SANCTION TCD > TGO"),
    "Chad cut ties with Togo and expelled its ambassador.": ("expelled", "SANCTION TCD > TGO"),
    "Chad cut ties with Togo and recalled its ambassador.": ("recalled", "SANCTION TCD"),
    "Two Iranian banks came under American sanctions.": ("came", "COERCE USA > IRN BUS"),
    "Chad sent 40 tanks to the border.": ("sent", "MOBILIZE TCD"),
    "Finland's parliament voted to join NATO.": ("voted", "AGREE FIN LEG > nato"),
    "Brussels condemned Chad.": ("condemned", "ACCUSE eu > TCD"),
    "Chad drew condemnation from Brussels.": ("drew", "ACCUSE eu > TCD"),
    "Belgium wants peace. Brussels condemned Chad.": ("condemned", "ACCUSE BEL GOV > TCD"),
    "Chad and Togo met in Brussels.": ("met", "CONSULT TCD, TGO"),
    "The M23 captured Goma. The rebels then marched on Bukavu.": ("marched", "ASSAULT m23 > COD"),
    "The M23 and the Houthis met. The rebels then marched on Bukavu.": ("marched", "ASSAULT COD REB > COD"),
    "The Houthis met an envoy of the United Nations, and Ghana condemned the group.": ("condemned", "ACCUSE GHA > houthis"),
}


@pytest.mark.parametrize("text", CASES)
def test_who_was_named_before_is_meant_where_one_stands_out(pipeline: Pipeline, text: str) -> None:
    word, wanted = CASES[text]
    assert told(pipeline, text, word, DAY) == wanted
