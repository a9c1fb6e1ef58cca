#!/usr/bin/env bash
# Guess: DuckDB with SET Calendar = 'buddhist' counts all dates in Buddhist years: 1 October 2023 is read from 2566-10-01, its year is 2566, and it is
#   printed so.
# Truth: in DuckDB 2.0.1 the setting holds for TIMESTAMP WITH TIME ZONE alone, and there for half of the ways. From text (and make_timestamptz) 2566 is
#   read as 2023 and year() is 2566; printed, by strftime and in a CSV it is 2023, and strptime of the same text is the common year 2566. Cast to
#   DATE or TIMESTAMP it becomes 2566-10-01 (BC), as the one era of the Buddhist calendar has number 0: year() is -2565, max() the
#   earliest, ORDER BY backwards. current_date, too: year(current_date) is -2568 in 2026. 2023-10-01 cast from DATE is 1480.
#   A real day, 2567-02-29, is refused as text, is 1 March by strptime and itself by make_timestamptz.
# Seen: see `want` below.
# Why it matters: a table of Thai dates reads well and sorts well until a cast, a join with a calendar of days or current_date: no
#   day is equal, lists run backwards, the newest contract is the oldest, and "overdue" is everything or nothing. No error.
# Do: leave the calendar alone; read the parts of the date, take 543 off and make_date().
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 with venv (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1

cat >"$tmp/run.py" <<'PY'
import duckdb

base = duckdb.connect()
base.execute("SET TimeZone = 'Asia/Bangkok'")
base.execute("SET Calendar = 'buddhist'")
base.execute("CREATE TABLE plan AS SELECT s, s::TIMESTAMPTZ AS t FROM (VALUES ('2565-10-01'), ('2566-10-01'), ('2567-02-28')) v(s)")
ASKED = [
    "SELECT s, year(t), t::VARCHAR, strftime(t, '%d/%m/%Y') FROM plan",
    "SELECT s, t::DATE::VARCHAR, t::TIMESTAMP::VARCHAR, year(t::DATE) FROM plan",
    "SELECT s FROM plan ORDER BY t::DATE",
    "SELECT max(t)::VARCHAR, max(t::DATE)::VARCHAR FROM plan",
    "SELECT s, t::DATE = DATE '2023-10-01', t = TIMESTAMPTZ '2566-10-01' FROM plan WHERE s = '2566-10-01'",
    "SELECT strptime('2566-10-01 Asia/Bangkok', '%Y-%m-%d %Z')::VARCHAR",
    "SELECT year(current_date) < -2500, year(now()) > 2500",
    "SELECT DATE '2023-10-01'::TIMESTAMPTZ::VARCHAR, year(DATE '2023-10-01')",
    "SELECT '2567-02-29'::TIMESTAMPTZ",
    "SELECT strptime('2567-02-29 Asia/Bangkok', '%Y-%m-%d %Z')::VARCHAR",
    "SELECT make_timestamptz(2567, 2, 29, 0, 0, 0)::VARCHAR",
]
for asked in ASKED:
    print(asked)
    try:
        print(*base.execute(asked).fetchall(), sep="\n")
    except duckdb.Error as error:
        print(str(error).splitlines()[0])
PY
want=$(cat <<'W'
SELECT s, year(t), t::VARCHAR, strftime(t, '%d/%m/%Y') FROM plan
('2565-10-01', 2565, '2022-10-01 00:00:00+07', '01/10/2022')
('2566-10-01', 2566, '2023-10-01 00:00:00+07', '01/10/2023')
('2567-02-28', 2567, '2024-02-28 00:00:00+07', '28/02/2024')
SELECT s, t::DATE::VARCHAR, t::TIMESTAMP::VARCHAR, year(t::DATE) FROM plan
('2565-10-01', '2565-10-01 (BC)', '2565-10-01 (BC) 00:00:00', -2564)
('2566-10-01', '2566-10-01 (BC)', '2566-10-01 (BC) 00:00:00', -2565)
('2567-02-28', '2567-02-28 (BC)', '2567-02-28 (BC) 00:00:00', -2566)
SELECT s FROM plan ORDER BY t::DATE
('2567-02-28',)
('2566-10-01',)
('2565-10-01',)
SELECT max(t)::VARCHAR, max(t::DATE)::VARCHAR FROM plan
('2024-02-28 00:00:00+07', '2565-10-01 (BC)')
SELECT s, t::DATE = DATE '2023-10-01', t = TIMESTAMPTZ '2566-10-01' FROM plan WHERE s = '2566-10-01'
('2566-10-01', False, True)
SELECT strptime('2566-10-01 Asia/Bangkok', '%Y-%m-%d %Z')::VARCHAR
('2566-10-01 00:00:00+07',)
SELECT year(current_date) < -2500, year(now()) > 2500
(True, True)
SELECT DATE '2023-10-01'::TIMESTAMPTZ::VARCHAR, year(DATE '2023-10-01')
('1480-10-01 00:00:00+06:42:04', 2023)
SELECT '2567-02-29'::TIMESTAMPTZ
Conversion Error: timestamp field value out of range: "2567-02-29"
SELECT strptime('2567-02-29 Asia/Bangkok', '%Y-%m-%d %Z')::VARCHAR
('2567-03-01 00:00:00+07',)
SELECT make_timestamptz(2567, 2, 29, 0, 0, 0)::VARCHAR
('2024-02-29 00:00:00+07',)
W
)
got=$("$tmp/venv/bin/python" "$tmp/run.py")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
