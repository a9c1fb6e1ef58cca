#!/usr/bin/env bash
# Guess: R's read.csv, in a UTF-8 locale, makes names of the headers that are valid in R: spaces and brackets become points, Thai letters with all
#   their signs stay, since ปี (year) and มาตรการ do.
# Truth: R 4.2.2 (Debian 12, base R) puts a point for each tone mark, ็ and ์: to it they are no part of a name, the vowels above and below are.
#   ค่าจ้าง (wages) is ค.าจ.าง, หน้า (page) หน.า; ปี and งบประมาณ are untouched. ค่า (value) and ค้า (trade) are ค.า and ค.า.1. A column asked
#   for by its printed name is NULL, and sum(NULL) is 0, with no warning; written with write.csv the new names go out. data.frame()
#   does the same, and in R code such a name is a syntax error unless it stands in backticks.
# Seen: see `want` below.
# Why it matters: a script that adds up columns by name works for งบประมาณ (budget) and gives 0 baht for ค่าจ้าง (wages), ค่าใช้จ่าย (expenses) and
#   ไตรมาสที่ 1 (first quarter), and joined files lack them. Nothing stops.
# Do: read.csv(check.names = FALSE), data.frame(check.names = FALSE); take columns with x[, "name"], which stops where there is none.
set -euo pipefail
command -v Rscript >/dev/null || { echo "needs R (Debian: r-base-core)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cat >"$tmp/run.R" <<'R'
cat(R.version$major, "\n")
file <- commandArgs(TRUE)
writeLines(c("ที่,ปี,ค่า,ค้า,ค่าจ้าง,งบประมาณ (บาท)", "1,2566,2,3,1500,5000", "2,2567,2,3,2500,7000"), file)
read <- read.csv(file)
kept <- read.csv(file, check.names = FALSE)
cat(names(read), sep = " | ", fill = 100)
cat(names(data.frame("หน้า" = 1, "ปี" = 2)), "\n")
cat("wages", sum(read[["ค่าจ้าง"]]), sum(read$`ค่าจ้าง`), "year", min(read[["ปี"]]), "\n")
cat("kept", sum(kept[["ค่าจ้าง"]]), tryCatch(sum(read[, "ค่าจ้าง"]), error = conditionMessage), "\n")
write.csv(read[c(1, 5)], row.names = FALSE, quote = FALSE)
for (code in c("x$หน้า", "x$ปี", "x$`หน้า`")) {
  cat(code, tryCatch({ parse(text = code); "parses" }, error = function(e) "does not parse"), "\n")
}
each <- intToUtf8(0x0E01:0x0E5B, multiple = TRUE)
each <- each[grepl("^[ก-ฺเ-๎]$", each)]
cat("points for", each[make.names(paste0("ก", each)) != paste0("ก", each)], "\n")
R
want='4
ที. | ปี | ค.า | ค.า.1 | ค.าจ.าง | งบประมาณ..บาท.
หน.า ปี
wages 0 0 year 2566
kept 4000 undefined columns selected
ที.,ค.าจ.าง
1,1500
2,2500
x$หน้า does not parse
x$ปี parses
x$`หน้า` parses
points for ็ ่ ้ ๊ ๋ ์ ๎'
got=$(LC_ALL=C.UTF-8 Rscript "$tmp/run.R" "$tmp/plan.csv" | sed "s/ *$//")
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
