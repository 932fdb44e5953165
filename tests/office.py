"""LibreOffice, as a reader of what is handed out: files of Word and Excel made into PDF by it."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def to_pdf(folder: Path, files: Sequence[Path], surroundings: Mapping[str, str] = os.environ) -> list[Path]:
    """The PDF of each, in the folder; what LibreOffice could not open has none. It keeps its own settings there, too."""
    own = f"-env:UserInstallation=file://{folder}/office"
    convert = ["soffice", "--headless", own, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(convert, check=True, capture_output=True, timeout=300, env=surroundings)
    return [made for file in files if (made := folder / f"{file.stem}.pdf").exists()]
