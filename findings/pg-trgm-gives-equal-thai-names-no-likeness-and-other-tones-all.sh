#!/usr/bin/env bash
# Guess: PostgreSQL's pg_trgm compares Thai names by their letters in threes: a name is as like itself as can be (1), one with another tone mark
#   a little less, in every database in UTF-8.
# Truth: in PostgreSQL 15 (Debian 12) pg_trgm keeps what the locale of the database calls a letter or digit. In locale C no Thai sign is one: a name and
#   itself are 0 alike, and found by no %; of หมู่ 5 and ตำบล 5 (village 5, subdistrict 5) the 5 is left, so they are 1. In C.UTF-8, also with ICU's
#   Thai collation on top, tone marks and ์ are gaps between words: ไข่ (egg) and ไข้ (fever) are 1, หนองแก้ว and หนองแก๋ว, two names, as well; vowels count.
#   The order by likeness (<->) then says which of the two comes first by chance. LIKE is right in each.
# Seen: see `want` below.
# Why it matters: it is the usual way to find an office or a supplier despite slips of typing. The same query finds all on one server and nothing on
#   another; a likeness of 1 is taken for the same name, and merged.
# Do: look at show_trgm() of a Thai name in the database at hand; in C.UTF-8 break ties by levenshtein() or by equality.
# Needs Debian's postgresql and its contrib modules (postgresql-15 has them).
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/15/bin 2>/dev/null) || { echo "needs PostgreSQL 15 (Debian: postgresql-15)" >&2; exit 1; }
command -v runuser >/dev/null || { echo "needs runuser (Debian: util-linux)" >&2; exit 1; }
tmp=$(mktemp -d)
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
stop() { if [ -f "$tmp/data/postmaster.pid" ]; then as "$bin/pg_ctl" -D "$tmp/data" -m immediate -w stop >/dev/null; fi; }
trap 'stop; rm -rf "$tmp"' EXIT
[ "$(id -u)" = 0 ] && chown postgres "$tmp"
cd "$tmp"

cat >run.sql <<'SQL'
create extension pg_trgm;
select one, other, similarity(one, other)
from (values ('โนนสูง', 'โนนสูง'), ('ไข่', 'ไข้'), ('หนองแก้ว', 'หนองแก๋ว'), ('โนนสูง', 'โนนสัง'), ('หมู่ 5', 'ตำบล 5')) as pairs (one, other);
select 'found: ' || coalesce(string_agg(name, ' ' order by name collate "C"), '-')
from (values ('หนองแก๋ว'), ('หนองแก้ว'), ('โนนสูง')) as places (name)
where similarity(name, 'หนองแก้ว') > 0.9;
SQL
ask() { # name, options of initdb
  echo "-- $1"
  shift
  rm -rf data
  as "$bin/initdb" -D "$tmp/data" -A trust -U postgres -E UTF8 "$@" >/dev/null
  as "$bin/pg_ctl" -D "$tmp/data" -o "-k $tmp -c listen_addresses=" -l "$tmp/data/log" -w start >/dev/null
  "$bin/psql" -h "$tmp" -U postgres -qAt -F " " -f run.sql
  stop
}
want="-- C
โนนสูง โนนสูง 0
ไข่ ไข้ 0
หนองแก้ว หนองแก๋ว 0
โนนสูง โนนสัง 0
หมู่ 5 ตำบล 5 1
found: -
-- C.UTF-8
โนนสูง โนนสูง 1
ไข่ ไข้ 1
หนองแก้ว หนองแก๋ว 1
โนนสูง โนนสัง 0.4
หมู่ 5 ตำบล 5 0.18181819
found: หนองแก้ว หนองแก๋ว
-- C.UTF-8 with ICU, th
โนนสูง โนนสูง 1
ไข่ ไข้ 1
หนองแก้ว หนองแก๋ว 1
โนนสูง โนนสัง 0.4
หมู่ 5 ตำบล 5 0.18181819
found: หนองแก้ว หนองแก๋ว"
got=$(ask C --locale=C; ask C.UTF-8 --locale=C.UTF-8; ask "C.UTF-8 with ICU, th" --locale=C.UTF-8 --locale-provider=icu --icu-locale=th)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
