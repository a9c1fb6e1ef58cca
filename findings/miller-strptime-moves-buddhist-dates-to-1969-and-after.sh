#!/usr/bin/env bash
# Guess: Miller's strptime, which gives the seconds of a date as a plain number, reads 30/09/2566 as a day of the common year 2566, or gives (error), as it does for 29
#   February of a year that has none.
# Truth: Miller 6.6.0 (Debian 12) counts in nanoseconds, which run over on 11 April 2262. Every Buddhist year comes out 584.55 years
#   early, with a fraction of a second: 30/09/2566 is 384740726.29044837, which sec2gmtdate and strftime print as 1982-03-12; 2553
#   (2010) is 1969, 2554 is 1970. The order stays, and lengths between two dates are right. %y reads 68 as 2068 and 69 as 1969. A day without
#   its zero (1/10/2566) is an (error).
# Seen: see `want` below.
# Why it matters: 1969 to 1986 are years that contracts, births and buildings have; nothing in a column of such dates looks broken, and 30 September, the
#   end of the fiscal year, has become 12 March.
# Do: take 543 off the year in the text before strptime (sub and splitax), and refuse seconds with a fraction.
# Needs Debian's miller.
set -euo pipefail
command -v mlr >/dev/null || { echo "needs mlr (Debian: miller)" >&2; exit 1; }
want="6.6.0
date       seconds             day        again
11/04/2262 9223286400          2262-04-11 11/04/2262
12/04/2262 -9223371273.70955   1677-09-21 21/09/1677
30/09/2553 -25486473.709551618 1969-03-12 12/03/1969
30/09/2554 6049526.290448384   1970-03-12 12/03/1970
30/09/2566 384740726.29044837  1982-03-12 12/03/1982
29/02/2567 (error)             (error)    (error)
1/10/2566  (error)             (error)    (error)
date     day
30/09/68 2068-09-30
30/09/69 1969-09-30"
got=$(
  mlr --version | sed 's/^mlr //'
  printf '%s\n' date 11/04/2262 12/04/2262 30/09/2553 30/09/2554 30/09/2566 29/02/2567 1/10/2566 |
    mlr --icsv --opprint put '$seconds = strptime($date, "%d/%m/%Y"); $day = sec2gmtdate($seconds); $again = strftime($seconds, "%d/%m/%Y")'
  printf '%s\n' date 30/09/68 30/09/69 | mlr --icsv --opprint put '$day = sec2gmtdate(strptime($date, "%d/%m/%y"))'
)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
