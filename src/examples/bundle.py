"""What converters of other people's data to a bundle have in common."""
import json
import re
import sys


def lines(path):
    """The objects of a file with one JSON object a line."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def put(record):
    """Writes a record; what is not known is left out."""
    given = {name: value for name, value in record.items() if value is not None and value != []}
    json.dump(given, sys.stdout, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.write("\n")


def slug(text):
    """A text as part of a key."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"^https?://(www\.)?", "", text.lower())).strip("-")[:150]
