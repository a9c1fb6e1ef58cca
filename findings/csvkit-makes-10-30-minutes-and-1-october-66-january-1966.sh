#!/usr/bin/env bash
# Guess: csvkit finds out the type of a column carefully: what it is not sure of stays text. Times of day stay as they are, dates with
#   a Buddhist year or Thai digits as well.
# Truth: csvkit 2.2.0 (agate 1.14.2) takes a time of day for a length of time, of minutes and seconds: the meeting of 13:30 is
#   0:13:30, in SQL 1970-01-01 00:13:30, and so is a scale of 1:50; a width of "6 m" is six minutes. Days are read month first:
#   1/10/66, which is 1 October 2023, is 10 January 1966, in Thai digits, too; a house number 1/2 or a "3 of 4" is a day in 2001. One
#   cell that cannot be such (15/10/66) leaves the column text, so it hangs on the other rows. 85.50% and ๙๐ are 85.50 and
#   90, and ฿1,500 and $200 are 1500 and 200 in one column. Nothing is told; -I (--no-inference) keeps all as it is.
# Seen: see `want` below.
# Why it matters: csvsort, csvjoin, csvjson, csvsql and in2csv all do so, also where no more than the order of rows was asked for. A
#   short list has no day above 12 easily, and what comes out are likely dates and times.
# Do: -I in each command on published Thai tables, and turn dates and times into ISO form (2023-10-01, with the common year)
#   yourself before; in agate give the types by column.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian: python3-venv)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check csvkit==2.2.0 agate==1.14.2 agate-sql==0.7.3 SQLAlchemy==2.1.9 \
  parsedatetime==2.6 pytimeparse==1.1.10

cat >"$tmp/short.csv" <<'CSV'
ประชุม,เวลา,ไทย,มาตราส่วน,กว้าง,บ้านเลขที่,คะแนน,ราคา
1/10/66,9:00,๑/๑๐/๖๖,1:25,6 m,1/2,85.50%,"฿1,500"
2/10/66,13:30,๒/๑๐/๖๖,1:50,4.5 m,3/4,๙๐,$200
CSV
cat >"$tmp/long.csv" <<'CSV'
ประชุม,เวลา,ไทย,มาตราส่วน,กว้าง,บ้านเลขที่,คะแนน,ราคา
1/10/66,9:00,๑/๑๐/๖๖,1:25,6 m,1/2,85.50%,"฿1,500"
15/10/66,13:30 น.,๑๕/๑๐/๖๖,1:500,-,13/4,ไม่ประเมิน,ไม่มี
CSV
cat >"$tmp/run.sh" <<'RUN'
echo "csvsort:"
csvsort -c ราคา short.csv
echo "csvsql:"
csvsql --query 'SELECT "ประชุม", "เวลา" FROM short' short.csv
echo "the other rows:"
csvsort -c ราคา long.csv
echo "without inference:"
csvsort -I -c ราคา short.csv
RUN
want='csvsort:
ประชุม,เวลา,ไทย,มาตราส่วน,กว้าง,บ้านเลขที่,คะแนน,ราคา
1966-02-10,0:13:30,1966-02-10,0:01:50,0:04:30,2001-03-04,90,200
1966-01-10,0:09:00,1966-01-10,0:01:25,0:06:00,2001-01-02,85.50,1500
csvsql:
ประชุม,เวลา
1966-01-10,1970-01-01 00:09:00.000000
1966-02-10,1970-01-01 00:13:30.000000
the other rows:
ประชุม,เวลา,ไทย,มาตราส่วน,กว้าง,บ้านเลขที่,คะแนน,ราคา
1/10/66,9:00,๑/๑๐/๖๖,1:25,6 m,1/2,85.50%,"฿1,500"
15/10/66,13:30 น.,๑๕/๑๐/๖๖,1:500,-,13/4,ไม่ประเมิน,ไม่มี
without inference:
ประชุม,เวลา,ไทย,มาตราส่วน,กว้าง,บ้านเลขที่,คะแนน,ราคา
2/10/66,13:30,๒/๑๐/๖๖,1:50,4.5 m,3/4,๙๐,$200
1/10/66,9:00,๑/๑๐/๖๖,1:25,6 m,1/2,85.50%,"฿1,500"'
cd "$tmp"
got=$(PATH="$tmp/venv/bin:$PATH" bash run.sh)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
