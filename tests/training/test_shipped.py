"""The shipped layout computes what the network computes, and gives the network back. Needs the `train` extra."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the train extra")
pytest.importorskip("onnx", reason="needs the train extra")

from dragoman.language import features  # noqa: E402
from training import export, recover  # noqa: E402
from training.model import Network, Sizes  # noqa: E402
from training.shipped import Labeller, Shipped  # noqa: E402

LABELS = {"upos": list("abc"), "xpos": list("abcd"), "scripts": list("ab"), "deps": list("abcde"), "names": ["PER", "ORG", "LOC"]}


def network() -> Network:
    torch.manual_seed(3)
    made = Network(Sizes(3, 4, 2, 5, codes=features.CODES, width=48, layers=2, attention=12, inner=64, vocabulary=90)).eval()
    with torch.no_grad():
        for p in made.parameters():
            p.add_(torch.randn_like(p) * 0.05)
    return made


WINDOW = tuple(torch.tensor(x) for x in ([1, 5, 8, 70, 2], [0, 3, 4, 4, 0], [1, 2], [1, 3]))


def test_shipped_is_the_network_in_another_layout() -> None:
    made = network()
    pieces, codes, first, last = WINDOW
    with torch.no_grad():
        got = dict(zip(export.OUTPUTS, Shipped(made)(*WINDOW), strict=True))
        x, y = made.vectors(pieces[None], codes[None], None, first[None], last[None])
        dep, head = made.label_parts(x)
        torch.testing.assert_close(got["arcs"], made.arcs(x)[0])
        torch.testing.assert_close(got["label_dep"], dep[0])
        torch.testing.assert_close(got["label_head"], head[0])
        torch.testing.assert_close(got["names"], made.names(y)[0].log_softmax(-1))
        torch.testing.assert_close(got["said"], made.said(y)[0])
        torch.testing.assert_close(got["link_cue"], made.link_cue(y)[0])
        torch.testing.assert_close(got["link_word"], made.link_word(y)[0])
        torch.testing.assert_close(got["fact"], made.fact(y)[0, :, 0])
        upos, xpos, lemma, _ = made.tags(x)[0].split([3, 4, 2, 1], -1)
        assert [got[k].tolist() for k in ("upos", "xpos", "lemma")] == [v.argmax(-1).tolist() for v in (upos, xpos, lemma)]
        torch.testing.assert_close(Labeller(made)(dep[0], head[0, 1:]), made.labels(dep[0], head[0, 1:]))


@pytest.mark.filterwarnings("ignore")
def test_a_model_written_and_recovered_is_the_same_but_for_rounding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = network()
    export.export(made, tmp_path)
    np.savez_compressed(tmp_path / "links.npz", link=made.link.detach().numpy().astype(np.float16))
    (tmp_path / "labels.json").write_text(json.dumps(LABELS))
    monkeypatch.setattr(recover, "Sizes", lambda *a, **k: made.sizes)
    state = recover.recover(tmp_path)["network"]
    assert state.keys() == made.state_dict().keys()
    for name, value in made.state_dict().items():
        weight = state[name]
        if name in ("syntax.weights", "meaning.weights"):
            weight, value = weight.softmax(0), value.softmax(0)
        torch.testing.assert_close(weight, value, rtol=0, atol=float(value.abs().max()) / 200 + 1e-6, msg=name)
