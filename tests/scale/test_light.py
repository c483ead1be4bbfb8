"""What a process that is ours alone does not load."""

import subprocess
import sys
import textwrap

import pytest


def run(tmp_path, code):
    """Run code in a process that finds a `torch` and a `cupy` made for the purpose."""
    for name in ("torch", "cupy"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('loaded')" if name == "cupy" else "made_up = True")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n" + textwrap.dedent(code)
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()


def test_spacy_comes_without_torch_and_torch_can_still_be_imported(tmp_path):
    found = run(
        tmp_path,
        """
        before = list(sys.meta_path)
        from dragoman.scale.light import import_spacy
        import_spacy()
        print("spacy" in sys.modules, "torch" in sys.modules, sys.meta_path == before)
        import torch
        print(torch.made_up)
        """,
    )
    assert found == ["True", "False", "True", "True"]


@pytest.mark.parametrize(
    ("given", "expected"), [("ours=True", ["light", "loaded", "loaded"]), ("ours=False", ["loaded", "loaded"])]
)
def test_only_processes_of_our_own_do_without(tmp_path, given, expected):
    found = run(
        tmp_path,
        f"""
        import dragoman.scale
        dragoman.scale.import_spacy = lambda: print("light")
        from dragoman.pipeline import Pipeline
        Pipeline.load = classmethod(lambda cls, settings, known: print("loaded"))
        from dragoman.settings import Settings
        dragoman.scale.load(Settings(), {given})
        dragoman.scale.load(Settings(model="en_another"), {given})
        """,
    )
    assert found == expected  # the second asks for another pipeline, which may need what would be left out
