"""What is sent as a file, while it is taken in: too large to be held in memory, it lies in a file without a name.

Always true: nothing of what was sent stays on the disk beside the register, however the server ends.
"""

from __future__ import annotations

import tempfile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class NamelessUploadHandler(FileUploadHandler):
    """Takes in what the handler before it leaves."""

    def new_file(self, *named: Any, **described: Any) -> None:
        super().new_file(*named, **described)
        self.file = tempfile.TemporaryFile()  # noqa: SIM115  closed with the request it came with

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        self.file.seek(0)
        return UploadedFile(
            file=self.file,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
