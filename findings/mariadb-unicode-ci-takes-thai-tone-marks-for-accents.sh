#!/usr/bin/env bash
# Guess: utf8mb4_unicode_ci, which many frameworks set for their tables, folds upper and lower case; Thai has no case, so two Thai names are
#   equal only if they are the same.
# Truth: in MariaDB 10.11 (Debian 12) tone marks are accents to utf8mb4_unicode_ci, its _520_ and _nopad_ kin and utf8mb4_uca1400_ai_ci, and
#   are passed over: ไข่ (egg) = ไข้ (fever), หน้า = หนา. Thai digits are the Latin ones: ๑๒ = 12. Vowel signs count (สัง, สูง). A unique key
#   refuses the second of two such names (INSERT IGNORE drops it, ON DUPLICATE KEY adds to the first), GROUP BY adds them up.
#   utf8mb4_general_ci, Debian's default, and utf8mb4_thai_520_w2 keep all apart. Of those only the Thai one takes
#   the two spellings of ำ for one.
# Seen: see `want` below; 1 is equal. หนองแก้ว and หนองแก๋ว are real subdistricts.
# Why it matters: lists of places, suppliers and diseases are loaded into such tables by name. One row too few, with the amounts of two, is no error
#   to the database, and a query for one name finds the other.
# Do: COLLATE utf8mb4_thai_520_w2 (or utf8mb4_bin after normalising) on columns of names, before the unique key is made; join by code.
set -euo pipefail
server=$(PATH="$PATH:/usr/sbin" command -v mariadbd) || { echo "needs mariadbd (Debian: mariadb-server-core)" >&2; exit 1; }
"$server" --version | grep -q "Ver 10\.11\." || { echo "needs MariaDB 10.11 (Debian 12)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/data"

compare() { # two texts: a query that tells for each collation whether they are equal
  local all=""
  for collation in general unicode unicode_520 unicode_nopad uca1400_ai thai_520; do
    local name="utf8mb4_${collation}_ci"
    [ "$collation" = thai_520 ] && name=utf8mb4_thai_520_w2
    all="$all, ' $collation ', '$1' COLLATE $name = '$2'"
  done
  echo "INSERT INTO seen (line) SELECT CONCAT('$1 = $2:'$all);"
}
{
  cat <<'SQL'
SET NAMES utf8mb4;
CREATE DATABASE report CHARACTER SET utf8mb4;
USE report;
CREATE TABLE seen (n INT AUTO_INCREMENT PRIMARY KEY, line VARCHAR(400));
CREATE TABLE place (name VARCHAR(60) PRIMARY KEY, baht INT) COLLATE utf8mb4_unicode_ci;
INSERT INTO place VALUES ('หนองแก้ว', 500) ON DUPLICATE KEY UPDATE baht = baht + VALUES(baht);
INSERT INTO place VALUES ('หนองแก๋ว', 70) ON DUPLICATE KEY UPDATE baht = baht + VALUES(baht);
INSERT INTO place VALUES ('โนนสัง', 1) ON DUPLICATE KEY UPDATE baht = baht + VALUES(baht);
INSERT INTO place VALUES ('โนนสูง', 1) ON DUPLICATE KEY UPDATE baht = baht + VALUES(baht);
INSERT INTO place VALUES ('หมู่ ๑๒', 1) ON DUPLICATE KEY UPDATE baht = baht + VALUES(baht);
INSERT INTO place VALUES ('หมู่ 12', 1) ON DUPLICATE KEY UPDATE baht = baht + VALUES(baht);
SQL
  compare ไข่ ไข้
  compare หน้า หนา
  compare โนนสัง โนนสูง
  compare ๑๒ 12
  compare น้ำ "$(printf 'น้\u0e4d\u0e32')"
  echo "INSERT INTO seen (line) SELECT CONCAT_WS(' ', name, baht) FROM place ORDER BY baht DESC, name;"
  echo "SELECT line INTO OUTFILE '$tmp/out' CHARACTER SET utf8mb4 FROM seen ORDER BY n;"
} >"$tmp/run.sql"
"$server" --no-defaults --bootstrap --user="$(id -un)" --datadir="$tmp/data" --secure-file-priv= <"$tmp/run.sql" >"$tmp/log" 2>&1 || { cat "$tmp/log" >&2; exit 1; }
want='ไข่ = ไข้: general 0 unicode 1 unicode_520 1 unicode_nopad 1 uca1400_ai 1 thai_520 0
หน้า = หนา: general 0 unicode 1 unicode_520 1 unicode_nopad 1 uca1400_ai 1 thai_520 0
โนนสัง = โนนสูง: general 0 unicode 0 unicode_520 0 unicode_nopad 0 uca1400_ai 0 thai_520 0
๑๒ = 12: general 0 unicode 1 unicode_520 1 unicode_nopad 1 uca1400_ai 1 thai_520 0
น้ำ = น้ํา: general 0 unicode 0 unicode_520 0 unicode_nopad 0 uca1400_ai 1 thai_520 1
หนองแก้ว 570
หมู่ ๑๒ 2
โนนสัง 1
โนนสูง 1'
got=$(cat "$tmp/out")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
