#!/usr/bin/env bash
# Guess: stringi's date functions take from a locale the names of months and days, as R's own do; years are those that are printed, and functions of
#   one package count them alike.
# Truth: in stringi 1.7.12 (Debian 12) th_TH brings the Buddhist calendar along for yyyy and yy: stri_datetime_parse of 2023-10-01 is the year 1480,
#   stri_datetime_format of 1 October 2023 with yyyy-MM-dd writes 2566-10-01. stri_datetime_fields and stri_datetime_create of the same
#   locale count the common era (Year 2023, yet Era 1, the Buddhist); what format wrote and create makes again lies in 2566. It
#   is so without a locale as well, where R's language is Thai.
# Seen: see `want` below.
# Why it matters: a script that writes dates for exchange, and was right where it was written, shifts all of them by 543 years on
#   an office's computer in Thai; parse and format agree with each other, so a round trip shows nothing.
# Do: locale = "th_TH@calendar=gregorian" for common years and "th_TH@calendar=buddhist" for Buddhist ones, and uuuu in place
#   of yyyy, which is the common era in both; never leave the locale out.
set -euo pipefail
Rscript -e 'library(stringi)' >/dev/null 2>&1 || { echo "needs R with stringi (Debian: r-cran-stringi)" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cat >"$tmp/run.R" <<'R'
library(stringi)
day <- as.POSIXct("2023-10-01", tz = "UTC")
parsed <- function(...) substr(format(stri_datetime_parse(..., tz = "UTC")), 1, 4)
show <- function(name, ...) {
  cat(name, "\n")
  cat("  2023-10-01 read in", parsed("2023-10-01", "yyyy-MM-dd", ...), "and by uuuu", parsed("2023-10-01", "uuuu-MM-dd", ...), "\n")
  cat("  1/10/66 read in", parsed("1/10/66", "d/M/yy", ...), "\n")
  cat("  written", stri_datetime_format(day, "yyyy-MM-dd", tz = "UTC", ...), "and by uuuu", stri_datetime_format(day, "uuuu-MM-dd", tz = "UTC", ...), "\n")
  fields <- stri_datetime_fields(day, tz = "UTC", ...)
  cat("  fields: Year", fields$Year, "Era", fields$Era, "\n")
  cat("  created of 2566:", format(stri_datetime_create(2566L, 10L, 1L, tz = "UTC", ...), "%Y"), "\n")
}
for (name in c("en_US", "th_TH", "th_TH@calendar=gregorian")) show(name, locale = name)
stri_locale_set("th_TH")
show("R in Thai, no locale given")
R
want=$(cat <<'W'
en_US 
  2023-10-01 read in 2023 and by uuuu 2023 
  1/10/66 read in 1966 
  written 2023-10-01 and by uuuu 2023-10-01 
  fields: Year 2023 Era 2 
  created of 2566: 2566 
th_TH 
  2023-10-01 read in 1480 and by uuuu 2023 
  1/10/66 read in 2023 
  written 2566-10-01 and by uuuu 2023-10-01 
  fields: Year 2023 Era 1 
  created of 2566: 2566 
th_TH@calendar=gregorian 
  2023-10-01 read in 2023 and by uuuu 2023 
  1/10/66 read in 1966 
  written 2023-10-01 and by uuuu 2023-10-01 
  fields: Year 2023 Era 2 
  created of 2566: 2566 
R in Thai, no locale given 
  2023-10-01 read in 1480 and by uuuu 2023 
  1/10/66 read in 2023 
  written 2566-10-01 and by uuuu 2023-10-01 
  fields: Year 2023 Era 1 
  created of 2566: 2566 
W
)
got=$(TZ=UTC LC_ALL=C.UTF-8 Rscript "$tmp/run.R" 2>"$tmp/err.txt") || { cat "$tmp/err.txt" >&2; exit 1; }
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" "($(Rscript -e 'cat(format(packageVersion("stringi")))'))" >&2; exit 1; }
