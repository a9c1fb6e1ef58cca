#!/usr/bin/env bash
# Guess: readr's parse_number(), which "drops any non-numeric characters before or after the first number", reads the number of a Thai text, or gives NA
#   and a warning.
# Truth: in readr 2.1.4 (Debian 12) the stop that ends a Thai abbreviation becomes the decimal point of the number behind it: ม.7 (village 7) is 0.7, กม.12
#   0.12, ถ.2 0.2, นร.0204 0.0204, and บ.1,250.50 (1,250.50 baht) is 0.125. Nothing is told. With a space (ม. 7), two stops (พ.ศ.2566) or a
#   dotted leader (รวม....1,250) it is NA with a warning; หมู่ที่ 7 and 1,250.50 บาท are right. (1,250.00) is 1250, its minus gone. In
#   ต.ค. 66, too, nothing is found.
# Seen: see `want` below.
# Why it matters: parse_number is what R users clean amounts and codes with. Abbreviations without a space are the usual form in Thai
#   tables: the numbers keep their digits and order (villages 1 to 9 are 0.1 to 0.9, 10 is 0.1 again), so that a plot looks sound.
# Do: take stops that follow a letter out first, gsub("(?<=[ก-๙])\\.", " ", x, perl = TRUE); count NA, and compare digits.
set -euo pipefail
Rscript -e 'library(readr)' >/dev/null 2>&1 || { echo "needs R with readr (Debian: r-cran-readr)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cat >"$tmp/run.R" <<'R'
library(readr)
TEXTS <- c("หมู่ที่ 7", "ม.7", "ม.10", "ม. 7", "กม.12", "ถ.2", "นร.0204/123", "บ.1,250.50", "1,250.50 บาท", "พ.ศ.2566", "รวม....1,250", "ต.ค. 66", "(1,250.00)")
for (text in TEXTS) {
  told <- "silent"
  number <- withCallingHandlers(parse_number(text), warning = function(heard) { told <<- "warned"; invokeRestart("muffleWarning") })
  cat(text, ":", format(number[1]), told, "\n")
}
clean <- gsub("(?<=[ก-๙])\\.", " ", c("ม.7", "บ.1,250.50", "พ.ศ.2566"), perl = TRUE)
cat("without stops:", parse_number(clean), "\n")
R
want=$(cat <<'W'
หมู่ที่ 7 : 7 silent 
ม.7 : 0.7 silent 
ม.10 : 0.1 silent 
ม. 7 : NA warned 
กม.12 : 0.12 silent 
ถ.2 : 0.2 silent 
นร.0204/123 : 0.0204 silent 
บ.1,250.50 : 0.125 silent 
1,250.50 บาท : 1250.5 silent 
พ.ศ.2566 : NA warned 
รวม....1,250 : NA warned 
ต.ค. 66 : NA warned 
(1,250.00) : 1250 silent 
without stops: 7 1250.5 2566 
W
)
got=$(LC_ALL=C.UTF-8 Rscript "$tmp/run.R" 2>"$tmp/err.txt") || { cat "$tmp/err.txt" >&2; exit 1; }
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" "($(Rscript -e 'cat(format(packageVersion("readr")))'))" >&2; exit 1; }
