"""Validated settings: from the command line, the environment and a file, in this order of precedence.

The file is ``dragoman.toml`` in the working directory, or the one that ``$DRAGOMAN_SETTINGS`` names; the environment's variables
are the fields' names in capitals behind ``DRAGOMAN_`` (``DRAGOMAN_LEDGER``). A name that is not known, or a value that cannot be
used, is an error that says what is allowed: a misspelt setting never passes in silence.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource
from pydantic_settings import SettingsError as SourceError

from dragoman import __version__
from dragoman.errors import SettingsError

PREFIX = "DRAGOMAN_"
FILE_VARIABLE = PREFIX + "SETTINGS"
DEFAULT_FILE = "dragoman.toml"


class Settings(BaseSettings):
    """What a user can set. `docs/settings.md` lists the fields with their defaults; a test keeps the two alike."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    ledger: str = Field(
        "./ledger", min_length=1, description="the ledger: a directory, or an object-store prefix such as s3://bucket/ledger"
    )
    model: str = Field(
        "", description="a UD-labelled spaCy pipeline to read with, by name or folder; empty: the model that ships"
    )
    threads: int = Field(1, ge=1, le=256, description="threads of the language model's pass, in each process")
    workers: int = Field(1, ge=0, le=1024, description="processes that read reports; 0: one for each core")
    batch: int = Field(500, ge=1, le=100_000, description="reports in one transaction of an ingest")
    page: int = Field(20, ge=1, le=10_000, description="rows on one page of a listing")
    fetch_timeout: float = Field(30.0, gt=0, le=600, description="seconds that an address may take to answer")
    fetch_limit: int = Field(20_000_000, ge=1_000, description="bytes that an address may send")
    columns: dict[str, str] = Field(
        default_factory=dict, description='columns of CSV and TSV files: our field to their name, such as text = "body"'
    )
    frames: str = Field("", description="a file of event frames of your own, tried before those that ship")
    ontologies: dict[str, str] = Field(
        default_factory=dict,
        description='files that give claims codes beside PLOVER\'s: a name to a file, such as own = "own.tsv"',
    )

    @field_validator("frames", "ontologies")
    @classmethod
    def _there(cls, value: str | dict[str, str]) -> str | dict[str, str]:
        for path in value.values() if isinstance(value, dict) else [value] if value else []:
            if not Path(path).is_file():
                raise ValueError(f"there is no file {path}")
        return value

    @property
    def extractor(self) -> str:
        """The version that readings made with these settings carry: Dragoman's, with the name of another model behind it, and a
        mark of what stands in the user's own frames and ontologies."""
        parts = [Path(self.model).name] if self.model else []
        own = ([("", self.frames)] if self.frames else []) + sorted(self.ontologies.items())
        if own:
            held = b"\0".join(name.encode() + b"\0" + Path(path).read_bytes() for name, path in own)
            parts.append(hashlib.blake2b(held, digest_size=4).hexdigest())
        return "+".join((__version__, *parts))

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=settings_file())


def settings_file() -> Path:
    """The file that settings are read from, whether it is there or not."""
    return Path(os.environ.get(FILE_VARIABLE) or DEFAULT_FILE)


def load(**given: Any) -> Settings:
    """The settings in force; `given` are the command line's (None: not given).

    Raises `SettingsError` for an unknown name, a value that cannot be used, a file that is no TOML, and a named file that is
    missing.
    """
    path = settings_file()
    if os.environ.get(FILE_VARIABLE) and not path.is_file():
        raise SettingsError(f"{FILE_VARIABLE} names {path}, which is not a file")
    names = {k for k in os.environ if k.startswith(PREFIX)} - {FILE_VARIABLE}
    unknown = sorted(k for k in names if k.removeprefix(PREFIX).lower() not in Settings.model_fields)
    if unknown:
        raise SettingsError(f"unknown environment variable {unknown[0]}; allowed: {_allowed(upper=True)}")
    try:
        return Settings(**{k: v for k, v in given.items() if v is not None})
    except ValidationError as e:
        raise SettingsError("; ".join(_sentence(x) for x in e.errors())) from None
    except (SourceError, ValueError, OSError) as e:
        raise SettingsError(f"{path} or the environment cannot be read: {e}") from None


def _sentence(error: Any) -> str:
    name = ".".join(str(x) for x in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"unknown setting {name!r}; allowed: {_allowed()}"
    return f"setting {name!r} cannot be {error['input']!r}: {error['msg']}"


def _allowed(upper: bool = False) -> str:
    return ", ".join(sorted(PREFIX + k.upper() if upper else k for k in Settings.model_fields))
