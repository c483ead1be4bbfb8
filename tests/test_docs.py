"""Every command has its page, its example and its place in the index; settings and exit codes are as their pages say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from dragoman import errors
from dragoman.cli.app import COMMANDS, STOPPED, app
from dragoman.settings import Settings

DOCS = Path(__file__).resolve().parents[1] / "docs"
NAMES = [module.__name__.rpartition(".")[2] for module in COMMANDS]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(#[^)\s]*)?\)")


def test_every_command_file_is_a_command() -> None:
    files = {p.stem for p in (DOCS.parent / "dragoman/cli").glob("*.py") if "\ndef command(" in p.read_text(encoding="utf-8")}
    assert files == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_command_has_a_page_in_the_index(name: str) -> None:
    page = (DOCS / "commands" / f"{name}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# dragoman {name}\n")
    assert f"$ dragoman {name} --help\n" in page, "the page shows the command's options"
    assert f"](commands/{name}.md)" in (DOCS / "index.md").read_text(encoding="utf-8")


def test_no_page_without_a_command() -> None:
    assert {p.stem for p in (DOCS / "commands").glob("*.md")} == set(NAMES)


@pytest.mark.parametrize("module", COMMANDS, ids=NAMES)
def test_help_has_a_summary_and_an_example_that_parses(module: object) -> None:
    name = module.__name__.rpartition(".")[2]  # type: ignore[attr-defined]
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    assert command.help and command.help.strip()[0].isupper()
    assert command.epilog == f"Example: {module.EXAMPLE}"  # type: ignore[attr-defined]
    program, used, *arguments = shlex.split(module.EXAMPLE)  # type: ignore[attr-defined]
    assert (program, used) == ("dragoman", name)
    command.make_context(name, arguments)


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"demo", "duplicates", "extract", "stories"}))
def test_data_commands_have_json(name: str) -> None:
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    assert "--json" in {o for p in command.params for o in p.opts}


@pytest.mark.parametrize("name", ["claims", "timeline", "report", "claim", "actors", "sql", "brief", "export"])
def test_commands_that_ask_take_a_ledger_and_a_moment(name: str) -> None:
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    assert {"--ledger", "--as-of"} <= {o for p in command.params for o in p.opts}


def test_settings_page_lists_every_setting_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `([^`]*)` \|", (DOCS / "settings.md").read_text(encoding="utf-8"), re.M))
    defaults = {k: f.get_default(call_default_factory=True) for k, f in Settings.model_fields.items()}
    assert rows == {k: "(empty)" if v == "" else str(v) for k, v in defaults.items()}


def test_exit_codes_page_lists_every_code() -> None:
    rows = {int(code) for code in re.findall(r"^\| (\d+) \|", (DOCS / "exit-codes.md").read_text(encoding="utf-8"), re.M)}
    tree = [errors.DragomanError]
    for kind in tree:
        tree += kind.__subclasses__()
    assert rows == {0, STOPPED} | {kind.exit_code for kind in tree}


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda p: str(p.relative_to(DOCS)))
def test_links_lead_somewhere(page: Path) -> None:
    for target, _ in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
