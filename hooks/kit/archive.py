"""Pack a folder into one file.

    python -m kit.archive site-offline site-offline.zip

The same files give the same archive, byte by byte, on every day and every machine.
"""

import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def main(folder: Path, target: Path) -> None:
    """Pack all files of a folder."""
    with ZipFile(target, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = ZipInfo(path.relative_to(folder).as_posix())  # dated 1980
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes(), ZIP_DEFLATED)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
