"""Compares the program's list of highlights (JSON on standard input) with what a journey expects. Places are code points."""

import argparse
import csv
import json
import subprocess
import sys


def expect(holds: bool, sentence: str) -> None:
    if not holds:
        sys.exit(sentence)


def unguarded(words: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking words that begin with a sign for a formula."""
    return words[1:] if words[:1] == "'" and words[1:2] in tuple("=+-@\t\r\n'＝＋－＠") else words


def main() -> None:
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--count", type=int, required=True, help="how many highlights there are")
    wanted.add_argument("--tag", help="a tag that one of them has")
    wanted.add_argument("--note", help="the note that one of them has; empty: that none has a note")
    wanted.add_argument("--overlap", action="store_true", help="two of them share letters")
    wanted.add_argument("--texts", nargs=2, metavar=("PROGRAM", "FOLDER"), help="their words stand in the texts")
    wanted.add_argument("--table", help="the exported table has the same words")
    wanted = wanted.parse_args()

    found = json.load(sys.stdin)
    expect(len(found) == wanted.count, f"{len(found)} highlights, not {wanted.count}")
    quotes = sorted(highlight["quote"] for highlight in found)
    expect(all(quotes), "a highlight without words")
    if wanted.tag is not None:
        tags = [str(tag) for highlight in found for tag in highlight["tags"]]
        expect(any(wanted.tag in tag for tag in tags), f"no {wanted.tag!r} in {tags}")
    if wanted.note is not None:
        notes = [highlight["note"] for highlight in found if highlight["note"]]
        expect(notes == ([wanted.note] if wanted.note else []), f"notes: {notes}")
    if wanted.overlap:
        (first, last), *others = sorted((highlight["start"], highlight["end"]) for highlight in found)
        expect(any(first < end and start < last for start, end in others), "no two highlights overlap")
    if wanted.texts:
        program, folder = wanted.texts
        for highlight in found:
            path = f"{folder}/{highlight['file']}"
            printed = subprocess.run([program, "text", "--json", path], check=True, capture_output=True).stdout
            text = json.loads(printed)[0]["text"]
            words = text[highlight["start"] : highlight["end"]]
            expect(words == highlight["quote"], f"{words!r} stands in {path}, not {highlight['quote']!r}")
    if wanted.table:
        with open(wanted.table, encoding="utf-8-sig", newline="") as table:
            exported = sorted(unguarded(row["quote"]) for row in csv.DictReader(table))
        expect(exported == quotes, f"exported {exported}, not {quotes}")


main()
