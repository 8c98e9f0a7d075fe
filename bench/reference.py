"""The references: the register's rows in a plain SQLite file with full text, for Datasette, and a bare loop over it.

    reference.py build ROWS.jsonl FILE.db      make the file
    reference.py metadata FILE.json            the canned query Datasette answers
    reference.py loop FILE.db plain.tsv SECS   one thread, as fast as it goes; one line of JSON
"""

import json
import sqlite3
import sys
import time

# Ranked, filtered by age, ten of them: what Hearth is asked, and nothing more.
FIND = """select s.slug, s.name, s.organisation, s.summary, s.from_months, s.to_months
from words join services s on s.id = words.rowid
where words match :q
  and (s.from_months is null or s.from_months <= cast(:age as integer))
  and (s.to_months is null or s.to_months >= cast(:age as integer))
order by bm25(words, 2.0, 4.0, 1.0, 1.0) limit 10"""
COLUMNS = ("name", "organisation", "summary", "body")
LISTS = ("topics", "stages", "modes", "target_groups", "audience")


def build(rows, path):
    db = sqlite3.connect(path)
    db.executescript(
        "pragma journal_mode=off; pragma synchronous=off;"
        "create table services (id integer primary key, slug text, name text, organisation text, summary text,"
        " body text, from_months integer, to_months integer, level text, topics text, stages text, modes text,"
        " target_groups text, audience text);"
        "create virtual table words using fts5(name, organisation, summary, body, content='services',"
        " content_rowid='id', tokenize='porter unicode61');")
    keys = ("slug", *COLUMNS, "from_months", "to_months", "level", *LISTS)
    with open(rows, encoding="utf-8") as lines:
        db.executemany(
            f"insert into services ({', '.join(keys)}) values ({', '.join('?' * len(keys))})",
            (values(json.loads(line), keys) for line in lines))
    db.execute("insert into words (words) values ('rebuild')")
    db.execute("insert into words (words) values ('optimize')")
    db.commit()
    db.execute("analyze")
    db.commit()


def values(row, keys):
    return tuple(json.dumps(row[key]) if key in LISTS else row[key] for key in keys)


def metadata(path):
    query = {"sql": FIND, "params": ["q", "age"]}
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"databases": {"reference": {"queries": {"find": query}}}}, out)


def loop(path, questions, seconds):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with open(questions, encoding="utf-8") as lines:
        asked = [line.rstrip("\n").split("\t") for line in lines]
    took, rows, started = [], 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        age, words = asked[len(took) % len(asked)]
        sent = time.perf_counter()
        found = json.dumps(db.execute(FIND, {"q": words, "age": age}).fetchall())
        took.append(time.perf_counter() - sent)
        rows += found.count("[") - 1
    wall = time.perf_counter() - started
    took.sort()
    print(json.dumps({"requests": len(took), "errors": 0, "seconds": wall, "per_second": len(took) / wall, "rows": rows,
                      "p50_ms": took[len(took) // 2] * 1e3, "p99_ms": took[int(len(took) * 0.99)] * 1e3}))


if __name__ == "__main__":
    act, arguments = sys.argv[1], sys.argv[2:]
    if act == "build":
        build(*arguments)
    elif act == "metadata":
        metadata(*arguments)
    elif act == "loop":
        loop(arguments[0], arguments[1], float(arguments[2]))
    else:
        sys.exit(__doc__)
