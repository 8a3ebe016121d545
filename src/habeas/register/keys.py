"""Keys made of what they name: the same content has the same key on every machine, whatever came in before it."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

KEY_LENGTH = 16
_BYTES = KEY_LENGTH * 5 // 8


def key_of(*parts: Any) -> str:
    """Sixteen letters and digits (80 bits) from the SHA-256 of `parts`, plain JSON values, in their order."""
    written = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(written.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest[:_BYTES]).decode().lower()
