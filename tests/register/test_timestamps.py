"""Time stamps by an authority of our own: granted, failed, and everything that makes one worthless."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from authority import Authority, serving
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from keeping import PAGES, keep

from habeas.capture.fetching import posting
from habeas.register import timestamps, warc
from habeas.register.add import named_end
from habeas.register.home import home
from habeas.register.models import TimeStamp
from habeas.register.verify import notes, verify

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the program openssl"),
]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with serving(tmp_path_factory.mktemp("authority")) as found:
        yield found


@pytest.fixture(autouse=True)
def _kept(authority: Authority) -> None:
    authority.answer = lambda query: (200, "application/timestamp-reply", authority.reply(query))
    keep(PAGES[0])


def the_file() -> Path:
    (path,) = (home() / "warc").glob("*.warc.gz")
    return path


def stamp(authority: Authority) -> timestamps.Stamped:
    (stamped,) = timestamps.stamp_all(authority.url)
    return stamped


def faults(authority: Authority | None = None) -> list[str]:
    return [str(fault) for fault in verify(timestamps.authorities_in(authority.root) if authority is not None else ())]


def remarks() -> list[str]:
    return [str(note) for note in notes()]


def test_a_file_is_finished_and_stamped(authority: Authority) -> None:
    stamped = stamp(authority)
    path = the_file()
    assert (stamped.file, stamped.problem, stamped.is_new) == (path.name, "", True)
    assert stamped.granted_at is not None and abs(stamped.granted_at - timezone.now()) < dt.timedelta(minutes=1)
    assert faults(authority) == [] and remarks() == []
    assert authority.verifies(warc.digest_file(path), timestamps.token_file(path))
    checked = subprocess.run(["sha256sum", "-c", warc.digest_file(path).name], cwd=path.parent, check=False, capture_output=True)
    assert checked.returncode == 0


def test_a_file_is_stamped_once_and_what_is_kept_later_goes_to_another(authority: Authority) -> None:
    first = stamp(authority)
    keep(PAGES[1])
    again = {stamped.file: stamped for stamped in timestamps.stamp_all(authority.url)}
    assert len(again) == 2
    assert (again[first.file].is_new, again[first.file].granted_at) == (False, first.granted_at)
    assert TimeStamp.objects.count() == 2
    assert faults(authority) == []


def test_a_file_that_is_being_written_to_is_left_for_another_time(authority: Authority) -> None:
    with warc.open_for_writing(home() / "warc", lambda name: 1):
        assert list(timestamps.stamp_all(authority.url)) == []
    assert not warc.digest_file(the_file()).exists()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((503, "text/plain", b"busy"), "answered with status 503"),
        ((200, "text/html", b"<p>hello"), "in place of application/timestamp-reply"),
        ((200, "application/timestamp-reply", b""), "is no answer of a time-stamp authority"),
        ((200, "application/timestamp-reply", b"\x30\x03\x02\x01"), "is no answer"),
        ((200, "application/timestamp-reply", bytes(2 << 20)), "answered with more than"),
    ],
)
def test_a_failed_stamp_is_a_row_and_a_note(authority: Authority, answer: tuple[int, str, bytes], said: str) -> None:
    authority.answer = lambda query: answer
    stamped = stamp(authority)
    assert stamped.granted_at is None and said in stamped.problem and "\n" not in stamped.problem
    assert TimeStamp.objects.get().problem == stamped.problem
    assert faults() == []
    (note,) = remarks()
    assert "time stamp failed on" in note and said in note
    assert not timestamps.token_file(the_file()).exists()
    authority.answer = lambda query: (200, "application/timestamp-reply", authority.reply(query))
    assert stamp(authority).granted_at is not None
    assert remarks() == [] and faults(authority) == []


def test_an_authority_that_refuses_is_a_failure_with_its_words(authority: Authority) -> None:
    authority.answer = lambda query: (200, "application/timestamp-reply", authority.refusal())
    assert "the authority refused: Message digest algorithm is not supported" in stamp(authority).problem


def test_an_authority_that_cannot_be_reached_is_a_failure() -> None:
    (stamped,) = timestamps.stamp_all("http://127.0.0.1:9/tsr")
    assert "does not answer" in stamped.problem


@pytest.mark.parametrize(
    "url", ["ftp://example.org/tsr", "tsr", "http://", "http://user:pw@127.0.0.1/", "http://[::1", "http://10.0.0.1/"]
)
def test_an_address_that_is_none_of_a_server_is_a_failure(url: str) -> None:
    (stamped,) = timestamps.stamp_all(url)
    assert stamped.problem


def test_a_slow_authority_is_given_up(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "_TOTAL_SECONDS", 0.0)
    assert "did not answer in full in time" in stamp(authority).problem


def test_the_stamp_of_another_question_is_no_stamp(authority: Authority) -> None:
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = TimestampRequestBuilder().data(b"something else").hash_algorithm(HashAlgorithm.SHA256).build()
    authority.answer = lambda query: (200, "application/timestamp-reply", authority.reply(request.as_bytes()))
    assert "answered another question" in stamp(authority).problem


def test_a_file_without_a_stamp_is_noted(authority: Authority) -> None:
    assert list(warc.finish_all(home() / "warc", named_end)) == [the_file()]
    assert remarks() == [f"file {the_file().name}: is finished and has no time stamp; habeas timestamp asks for one"]


# --- Faults planted -------------------------------------------------------------------------------------------------------


def test_a_changed_token_is_found(authority: Authority) -> None:
    stamp(authority)
    token = timestamps.token_file(the_file())
    changed = bytearray(token.read_bytes())
    changed[-20] ^= 1
    token.write_bytes(changed)
    (fault,) = faults()
    assert "was changed" in fault


def test_a_lost_token_is_found(authority: Authority) -> None:
    stamp(authority)
    timestamps.token_file(the_file()).unlink()
    (fault,) = faults()
    assert "cannot be read" in fault


def test_a_file_written_to_after_it_was_finished_is_found(authority: Authority) -> None:
    stamp(authority)
    with the_file().open("ab") as file:
        file.write(b"\x1f\x8b")
    assert any("does not fit" in fault for fault in faults())


def test_a_file_and_its_digest_changed_together_are_found_by_the_stamp(authority: Authority) -> None:
    stamp(authority)
    path = the_file()
    warc.digest_file(path).write_text(f"{'0' * 64}  {path.name}\n")
    assert any("is a time stamp of something else" in fault for fault in faults())


def test_a_stamp_by_somebody_else_is_found(authority: Authority, tmp_path: Path) -> None:
    stamp(authority)
    other = Authority(tmp_path)
    assert faults() == []
    (fault,) = faults(other)
    assert "is not by an authority that is trusted" in fault


def test_a_row_can_be_neither_changed_nor_deleted(authority: Authority) -> None:
    stamp(authority)
    for statement in ("UPDATE register_timestamp SET problem = 'x'", "DELETE FROM register_timestamp"):
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_certificates_that_are_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.pem").write_text("no certificate")
    for path, said in ((tmp_path / "x.pem", "no certificates in PEM form"), (tmp_path / "y.pem", "cannot be read")):
        with pytest.raises(timestamps.AuthoritiesRefused, match=said):
            timestamps.authorities_in(path)
