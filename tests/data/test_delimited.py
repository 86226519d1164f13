from pathlib import Path

import pytest

from tests.world import faults_in, world, write_world


def rewrite(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_world(tmp_path)


def test_an_empty_file_is_told_from_a_missing_one(folder: Path):
    (folder / "sources.csv").write_bytes(b"")
    (folder / "actors.csv").unlink()
    actors, sources = faults_in(folder)
    assert str(actors).startswith("actors.csv; expected this file")
    assert str(sources).startswith(
        "sources.csv: found 'an empty file'; expected a head"
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_bytes_that_are_not_utf_8_are_named_with_line_and_offset(folder: Path, mark):
    content = mark + (folder / "sources.csv").read_bytes()
    at = content.index(b"herald")
    content = content[:at] + b"\xe9" + content[at + 1 :]
    (folder / "sources.csv").write_bytes(content)
    (fault,) = faults_in(folder)
    assert (fault.table, fault.row) == ("sources.csv", 3)
    assert fault.value == f"byte 0xe9 at offset {at}"
    assert "UTF-8" in fault.expected


def test_a_missing_column_is_named_with_its_meaning(folder: Path):
    rewrite(folder, "places.csv", "sparse", "spares")
    missing, extra = sorted(faults_in(folder), key=lambda f: f.value or "")
    assert (missing.table, missing.row, missing.column) == ("places.csv", 1, "sparse")
    assert "desert" in missing.expected
    assert (extra.row, extra.column, extra.value) == (1, "spares", "spares")
    assert "only the columns place_id, theatre, part" in extra.expected
    assert "did you mean sparse?" in extra.expected


def test_a_missing_key_column_brings_no_flood(folder: Path):
    rewrite(folder, "places.csv", "place_id", "id")
    assert {(f.table, f.row, f.column) for f in faults_in(folder)} == {
        ("places.csv", 1, "place_id"),
        ("places.csv", 1, "id"),
    }


def test_a_column_named_twice_is_a_fault(folder: Path):
    rewrite(folder, "actors.csv", "pattern", "name")
    named = [f for f in faults_in(folder) if f.column == "name"]
    assert [(f.table, f.row, f.value) for f in named] == [("actors.csv", 1, "name")]
    assert "once" in named[0].expected


def test_a_ragged_row_is_a_fault_of_its_own_only(folder: Path):
    rewrite(folder, "places.csv", "West 1", "West, 1")
    (fault,) = faults_in(folder)
    assert (fault.table, fault.row, fault.column) == ("places.csv", 2, None)
    assert fault.value == "20 cells"
    assert fault.expected.startswith("19 cells")


def test_a_quote_left_open_is_named_with_the_row_it_opens_in(folder: Path):
    rewrite(folder, "sources.csv", "The herald", '"The herald')
    (fault,) = faults_in(folder)
    assert (fault.table, fault.row) == ("sources.csv", 3)


def test_rows_are_counted_as_an_editor_counts_lines(folder: Path):
    rewrite(folder, "sources.csv", "The gazette, of squares", "The gazette,\n\nsquares")
    rewrite(folder, "sources.csv", "http://example.org", "ftp://example.org")
    (fault,) = faults_in(folder)
    assert (fault.row, fault.column) == (5, "url")


@pytest.mark.parametrize("file", ["reports.csv", "places.csv", "theatres.csv"])
def test_a_header_alone_is_the_only_fault(folder: Path, file: str):
    header = (folder / file).read_bytes().splitlines()[0]
    (folder / file).write_bytes(header + b"\n")
    (fault,) = faults_in(folder)
    assert (fault.table, fault.row) == (file, None)
    assert fault.expected.startswith("a row")


def test_a_byte_order_mark_and_windows_line_ends_are_read(folder: Path):
    content = (folder / "places.csv").read_bytes().replace(b"\n", b"\r\n")
    (folder / "places.csv").write_bytes(b"\xef\xbb\xbf" + content)
    assert faults_in(folder) == ()


def test_empty_lines_are_no_rows_but_are_counted(folder: Path):
    rewrite(folder, "sources.csv", "\nherald", "\n\nherald")
    rewrite(folder, "sources.csv", "http://example.org", "ftp://example.org")
    assert [f.row for f in faults_in(folder)] == [4]


def test_the_words_na_and_null_are_text(tmp_path: Path):
    files = world()
    files["sources.csv"][0]["title"] = "NA"
    files["sources.csv"][1]["title"] = "null"
    assert faults_in(write_world(tmp_path, files)) == ()
