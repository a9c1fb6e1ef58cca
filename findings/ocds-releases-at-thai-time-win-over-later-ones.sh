#!/usr/bin/env bash
# Guess: a compiled OCDS release holds the values of the release that was published last. The dates are RFC 3339 times with an
# offset, so a merge compares moments.
# Truth: ocdsmerge 0.8.0 (what ocdskit compiles with) sorts releases by their dates as texts. 00:30 of 1 October at +07:00 is 17:30
#   of 30 September by Z; a correction of 20:00 Z is later and loses. In the versioned release, the history, the
#   correction comes first, too. With both dates in UTC the same two releases merge rightly. Nothing is reported.
# Seen: see `want` below.
# Why it matters: Thai publishers write +07:00 by hand or form and Z by JavaScript's toISOString in the same record; for
#   seven hours of each day, and at 1 October for the fiscal year, the old amount is published as the current one.
# Do: turn every date into UTC, of one form (no fractions in some), before merging; check that the compiled release's date is the
#   latest moment among its releases.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check ocdsmerge==0.8.0

cat >"$tmp/run.py" <<'PY'
from datetime import datetime, timezone

from ocdsmerge import Merger

value = {"type": "object", "properties": {"amount": {"type": "number"}}}
award = {"type": "object", "properties": {"id": {"type": "string"}, "value": value}}
SCHEMA = {"properties": {"awards": {"type": "array", "items": award}}}
merger = Merger(SCHEMA)


def release(name, date, amount):
    awards = [{"id": "1", "value": {"amount": amount, "currency": "THB"}}]
    return {"ocid": "ocds-000000-1", "id": name, "date": date, "tag": ["award"], "awards": awards}


def show(title, releases):
    compiled = merger.create_compiled_release(releases)
    history = merger.create_versioned_release(releases)["awards"][0]["value"]["amount"]
    print(title, compiled["date"], compiled["awards"][0]["value"]["amount"], [step["value"] for step in history])


first = release("first", "2023-10-01T00:30:00+07:00", 500000)
correction = release("correction", "2023-09-30T20:00:00Z", 50000)
moments = [datetime.fromisoformat(one["date"]) for one in (first, correction)]
print("hours from the first to the correction:", (moments[1] - moments[0]).total_seconds() / 3600)
show("as published:", [first, correction])
for one in (first, correction):
    one["date"] = datetime.fromisoformat(one["date"]).astimezone(timezone.utc).isoformat()
show("all in UTC:", [first, correction])
PY
want='hours from the first to the correction: 2.5
as published: 2023-10-01T00:30:00+07:00 500000 [50000, 500000]
all in UTC: 2023-09-30T20:00:00+00:00 50000 [500000, 50000]'
got=$("$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
