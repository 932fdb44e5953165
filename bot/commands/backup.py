"""backup, backup verify, restore: while it runs, checked, and into an empty place."""

import tempfile
from pathlib import Path

import click

from actions.running import restored
from bot.assistant import make_assistant
from bot.backup import archive, dump
from bot.commands.plainly import plainly, say
from bot.config import Config, ConfigError
from bot.seal_key import another_key, fingerprint, has_key, keep_key, seal_key
from storage.migrate import upgrade

_secret = click.option(
    "--passphrase-file", type=click.Path(path_type=Path), help="a file whose first line is the passphrase"
)


def _passphrase(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        words = path.read_text(encoding="utf-8").split("\n", 1)[0].strip()
    except OSError as error:
        raise ConfigError(f"--passphrase-file: {path}: {error.strerror}") from error
    if not words:
        raise ConfigError(f"--passphrase-file: {path}: its first line is empty")
    return words


@click.command()
@click.argument("words", nargs=-1, metavar="DIR | verify DIR")
@click.option("--keep", type=click.IntRange(min=1), help="remove all but so many of the newest")
@_secret
@click.pass_obj
@plainly
def backup(config: Config, words: tuple[str, ...], keep: int | None, passphrase_file: Path | None) -> None:
    """Write database and files into one file under DIR, while the service runs; or check the newest one there.

    The key of what is stored as ciphertext goes along only under a passphrase.
    """
    passphrase = _passphrase(passphrase_file)
    match words:
        case ("verify", place):
            _verify(Path(place), passphrase)
        case (place,):
            _make(config, Path(place), keep, passphrase)
        case _:
            raise ConfigError("backup: name the folder: backup DIR, or backup verify DIR")


def _make(config: Config, folder: Path, keep: int | None, passphrase: str | None) -> None:
    assistant = make_assistant(config)
    now = assistant.clock.now()
    made = archive.make(assistant.database, Path(config.files_folder), folder, now, passphrase, seal_key(config))
    say(f"backup: {made}")
    for path in archive.thin(folder, keep) if keep else ():
        say(f"removed: {path}")


def _verify(place: Path, passphrase: str | None) -> None:
    path = archive.newest_of(place)
    with tempfile.TemporaryDirectory() as folder:
        found = archive.unpack(path, Path(folder), passphrase)
    say(f"{path}: {len(found.parts)} parts, {sum(found.rows.values())} rows, made {found.made_at}")


@click.command()
@click.argument("place", type=click.Path(path_type=Path))
@_secret
@click.pass_obj
@plainly
def restore(config: Config, place: Path, passphrase_file: Path | None) -> None:
    """Bring a backup into an empty database and files folder; nothing is sent until an admin says 确认恢复."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = Path(folder)
        found = archive.unpack(archive.newest_of(place), unpacked, _passphrase(passphrase_file))
        if archive.KEY in found.parts:
            keep_key(config, (unpacked / archive.KEY).read_bytes())
        elif found.key and not (has_key(config) and fingerprint(seal_key(config)) == found.key):
            raise ConfigError(another_key(config))
        dump.load(config.database, unpacked / archive.DATABASE)
        for name in found.parts:
            if name.startswith(archive.FILES):
                target = Path(config.files_folder, name.removeprefix(archive.FILES))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes((unpacked / name).read_bytes())
    assistant = make_assistant(config)
    upgrade(assistant.database)
    with assistant.database.write() as session:
        stopped = restored.note(assistant.context(session))
    say(
        f"restored: {sum(found.rows.values())} rows, made {found.made_at}; {stopped} pushes marked not sent; start, then an admin says 确认恢复"
    )


COMMANDS = (backup, restore)
