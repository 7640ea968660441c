"""Factopolis (github.com/factopolis/factopolis) as a bundle. Its files hold one JSON object a line:

  python3 src/examples/factopolis.py persons.jsonl claims.jsonl assertions.jsonl > factopolis.jsonl

A claim becomes a topic, which those who repeat it speak about; a quotation stands in each of its sources, at its time in recordings.
A check without a rating is left to the import, which refuses and names it.
"""
import sys

from bundle import lines, put, slug

KINDS = {"twitter": "POST", "prepared": "DOCUMENT", "transcript": "TRANSCRIPT", "transcipt": "TRANSCRIPT", "web": "ARTICLE"}


def address(source):
    kind, name = source["type"], source.get("id")
    if isinstance(source.get("url"), str):
        return source["url"].replace(" ", "%20")
    if kind == "youtube" and name:
        return f"https://www.youtube.com/watch?v={name}"
    if kind == "twitter" and name:
        return f"https://twitter.com/{source['user']}/status/{name}"
    if kind == "c-span" and name:
        return f"https://www.c-span.org/video/?{name}"
    if kind == "archive-org" and name:
        return f"https://archive.org/details/{name}"
    return source["source"].replace(" ", "%20") if isinstance(source.get("source"), str) else None


def put_source(source, assertion):
    """Writes a source of an assertion. Returns its id."""
    url = address(source)
    # A name in a video service tells capitals apart.
    name = source.get("id") if source["type"] in ("youtube", "archive-org") else None
    key = f"{source['type']}/{name}" if name else slug(url) if url else f"{assertion['id']}/{slug(source['type'])}"
    title = [part for part in (assertion.get("where"), source.get("name"), source["type"]) if isinstance(part, str)]
    put({"type": "source", "key": key, "title": ", ".join(title), "kind": KINDS.get(source["type"], "BROADCAST" if "start" in source else "OTHER"),
         "url": url, "language": "en", "onlyIfNew": True})
    return "source:" + key


def appearance(source, source_id):
    start, length = source.get("start"), source.get("duration")
    passage = {"source": source_id}
    if start is not None:
        passage["startTime"] = start
        if length:
            passage["endTime"] = start + length
    return passage


def put_person(person):
    registers = [("wikipedia", "https://en.wikipedia.org/wiki/"), ("twitter", "https://twitter.com/")]
    put({"type": "person", "key": person["slug"], "name": person["title"],
         "roles": [{"title": office["title"], "from": office["from"]} | ({"until": office["thru"]} if "thru" in office else {})
                   for office in person.get("offices", [])],
         "identifiers": [{"scheme": scheme, "value": person[scheme], "url": url + person[scheme].replace(" ", "_")}
                         for scheme, url in registers if isinstance(person.get(scheme), str)]})


def put_claim(claim):
    topics = claim.get("topics", [])
    for topic in topics:
        put({"type": "topic", "key": topic, "name": topic.replace("-", " "), "onlyIfNew": True})
    put({"type": "topic", "key": "claim/" + claim["slug"], "name": claim["title"], "description": claim.get("summary"),
         "broader": "topic:" + topics[0] if topics else None})


def note(retraction):
    when = " on " + retraction["date"] if "date" in retraction else ""
    where = " (" + retraction["source"] + ")" if "source" in retraction else ""
    return "Retracted by the speaker" + when + where


def put_assertion(assertion):
    statement, speaker = "statement:" + assertion["id"], "person:" + assertion["speaker"]
    sources = [put_source(source, assertion) for source in assertion["sources"]]
    places = []
    for source, source_id in zip(assertion["sources"], sources):
        place = appearance(source, source_id)
        if place not in places:
            places.append(place)
    about = ["topic:claim/" + claim for claim in dict.fromkeys(assertion["claims"])]
    retraction = assertion.get("retraction")
    withdrawn = retraction is not None and "quote" not in retraction
    put({"type": "statement", "key": assertion["id"], "text": assertion["quote"], "language": "en", "form": "VERBATIM", "act": "ASSERT",
         "speaker": speaker, "saidOn": assertion["date"], "about": about, "appearances": places,
         "attribution": [{"relation": "SAID", "actor": speaker}]
         + [{"relation": "REPORTED", "source": source} for source in dict.fromkeys(sources)],
         "status": "RETRACTED" if withdrawn else None,
         "statusNote": note(retraction) if withdrawn else None})
    if retraction is not None and not withdrawn:
        source = put_source({"type": "transcript", "url": retraction["source"]}, assertion)
        put({"type": "statement", "key": assertion["id"] + "/retraction", "text": retraction["quote"], "language": "en", "form": "VERBATIM",
             "act": "EXPLAIN", "speaker": speaker, "saidOn": retraction.get("date"), "about": about, "appearances": [{"source": source}]})
        put({"type": "reply", "statement": statement + "/retraction", "replyTo": statement, "stance": "REVISES"})
    for check in assertion.get("checks", []):
        put({"type": "organization", "key": check["checker"], "name": check["checker"], "kind": "MEDIA", "onlyIfNew": True})
        put({"type": "review", "key": f"{assertion['id']}/{check['checker']}/{slug(check['source'])[:90]}",
             "reviewer": "organization:" + check["checker"], "url": check["source"], "rating": check.get("rating"), "statements": [statement]})


persons, claims, assertions = sys.argv[1:]
for person in lines(persons):
    put_person(person)
for claim in lines(claims):
    put_claim(claim)
for assertion in lines(assertions):
    put_assertion(assertion)
