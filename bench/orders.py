#!/usr/bin/env python3
"""Adds the same pages in several random orders, each to a register of its own, and compares the records byte for byte.

    python bench/orders.py examples/manifest.jsonl [MORE.jsonl …] [--orders 10] [--seed 1]

Each manifest is JSON Lines of pages as `habeas add --manifest` takes them; other fields are left out. Prints the digest of each
record and how many rows it has; exits with 1 where two differ. One page is added after another, as a reader of news would.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from running import environment  # noqa: E402

_FIELDS = ("id", "url", "published", "captured", "lang")
_DUMP = """
import json
from habeas.register.opening import open_register
open_register()
from habeas.register import record
for line in record.lines():
    print(json.dumps(line, sort_keys=True, ensure_ascii=False))
"""


def pages_of(manifest: Path) -> list[dict[str, Any]]:
    """The pages, their files by absolute paths."""
    lines = (json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines() if line.strip())
    found = []
    for line in lines:
        kept = {name: line[name] for name in _FIELDS if line.get(name)}
        kept |= {"file": str((manifest.parent / line["file"]).resolve())} if line.get("file") else {"text": line["text"]}
        found.append(kept)
    return found


def record_of(pages: list[dict[str, Any]], folder: Path) -> bytes:
    """The record after these pages came in this order."""
    manifest = folder / "manifest.jsonl"
    manifest.write_text("".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages), encoding="utf-8")
    command = [sys.executable, "-m", "habeas", "add", "--manifest", str(manifest)]
    subprocess.run(command, env=environment(folder / "home"), check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    dumped = [sys.executable, "-c", _DUMP]
    return subprocess.run(dumped, env=environment(folder / "home"), check=True, capture_output=True).stdout  # noqa: S603


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manifests", nargs="+", type=Path)
    parser.add_argument("--orders", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    pages = [page for manifest in asked.manifests for page in pages_of(manifest)]
    chance = random.Random(asked.seed)  # noqa: S311
    digests = set()
    for number in range(1, asked.orders + 1):
        shuffled = chance.sample(pages, len(pages))
        with tempfile.TemporaryDirectory() as folder:
            record = record_of(shuffled, Path(folder))
        digests.add(hashlib.sha256(record).hexdigest())
        print(f"order {number}: {len(pages)} pages, {len(record.splitlines())} rows, {hashlib.sha256(record).hexdigest()[:16]}")
    print("all equal" if len(digests) == 1 else f"DIFFERENT: {len(digests)} records")
    return len(digests) > 1


if __name__ == "__main__":
    sys.exit(main())
