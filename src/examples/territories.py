"""The territories of OpenSanctions' rigour (github.com/opensanctions/rigour), one JSON object a line, as places of a bundle:

  python3 src/examples/territories.py territories.jsonl > places.jsonl

The names do not say their language; their script is told by their letters.
"""
import sys
import unicodedata

from bundle import lines, put, slug

SCRIPTS = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "CJK": "Hani", "HANGUL": "Hang", "HIRAGANA": "Jpan", "KATAKANA": "Jpan",
           "GREEK": "Grek", "HEBREW": "Hebr", "DEVANAGARI": "Deva", "BENGALI": "Beng", "THAI": "Thai", "GEORGIAN": "Geor", "ARMENIAN": "Armn",
           "ETHIOPIC": "Ethi", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym", "GUJARATI": "Gujr",
           "GURMUKHI": "Guru", "ORIYA": "Orya", "SINHALA": "Sinh", "KHMER": "Khmr", "LAO": "Laoo", "MYANMAR": "Mymr", "TIBETAN": "Tibt"}


def script(name):
    """The script of a name; null where its letters are of several, or of another."""
    found = {SCRIPTS.get(unicodedata.name(letter, "?").split()[0]) for letter in name if letter.isalpha()}
    if "Jpan" in found:
        found.discard("Hani")
    return found.pop() if len(found) == 1 else None


def alias(name):
    return {"name": name} | ({"script": script(name)} if script(name) else {})


def identifiers(territory):
    known = []
    if "qid" in territory:
        known.append({"scheme": "wikidata", "value": territory["qid"], "url": "https://www.wikidata.org/wiki/" + territory["qid"]})
    if "alpha3" in territory:
        known.append({"scheme": "iso-3166-1-alpha-3", "value": territory["alpha3"].upper()})
    return known


territories = lines(sys.argv[1])
for region in sorted({each["region"] for each in territories if each.get("region")}):
    put({"type": "place", "key": "region/" + slug(region), "name": region, "kind": "CONTINENT"})
for region, part in sorted({(each["region"], each["subregion"]) for each in territories if each.get("region") and each.get("subregion")}):
    if part != region:
        put({"type": "place", "key": "region/" + slug(part), "name": part, "kind": "REGION", "within": "place:region/" + slug(region)})
for each in territories:
    within = "territory/" + each["parent"] if each.get("parent") else "region/" + slug(each.get("subregion") or each.get("region") or "")
    names = [each.get("full_name")] + each.get("names_strong", []) + each.get("names_weak", [])
    put({"type": "place", "key": "territory/" + each["code"], "name": each["name"], "kind": "COUNTRY" if each["is_country"] else "REGION",
         "within": "place:" + within if within != "region/" else None,
         "aliases": [alias(name) for name in dict.fromkeys(names) if name and name != each["name"]],
         "identifiers": identifiers(each)})
