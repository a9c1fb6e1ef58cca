#!/usr/bin/env bash
# Guess: a pebble ProcessPool that is stopped and joined after its work is done ends without a word, however many of its
#   workers had anything to do.
# Truth: pebble 5.2.3 drops its locks, then stops its workers one after the other. Where workers are spawned or forked by a server, a lock
#   is a name in the kernel that goes with its owner's last reference; a worker that is still beginning then finds none:
#   FileNotFoundError from SemLock._rebuild, a traceback on the terminal of a run that went well. On an idle machine it
#   hardly ever happens; on a busy one, 1 of 25 runs over three small files. With `fork` it cannot happen.
# Seen: done / worker: FileNotFoundError (spawn); done / no traceback (spawn, locks kept).
# Why it matters: small batches with more workers than files; who watches stderr of unattended runs takes it for a fault.
# Do: give the pool a context whose RLock keeps what it makes, so that locks live as long as the context.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check pebble==5.2.3

cat >"$tmp/run.py" <<'PY'
import multiprocessing, os, sys, time
from copy import copy
from multiprocessing.util import Finalize
from pebble import ProcessPool

if multiprocessing.parent_process():  # the second worker takes long to begin, as any does on a busy machine
    try:
        os.mkdir("begun")
    except FileExistsError:
        time.sleep(1)

def tidy_at_end():  # the first takes a moment to end
    Finalize(None, time.sleep, (2,), exitpriority=9)

def main(keeps_locks):
    context = multiprocessing.get_context("spawn")
    if keeps_locks:
        locks, context, make = [], copy(context), context.RLock
        context.RLock = lambda: locks.append(make()) or locks[-1]
    pool = ProcessPool(2, initializer=tidy_at_end, context=context)
    assert pool.schedule(abs, (-1,)).result() == 1
    pool.stop()
    pool.join()
    print("done")

if __name__ == "__main__":
    main(sys.argv[1:] == ["keep"])
PY
told() {
  rm -rf "$tmp/begun"
  (cd "$tmp" && "$tmp/venv/bin/python" run.py "$@" 2>"$tmp/err")
  grep -o '^FileNotFoundError' "$tmp/err" | head -1 | sed 's/^/worker: /' || true
  [ -s "$tmp/err" ] || echo "no traceback"
}
want='done
worker: FileNotFoundError
done
no traceback'
got=$(told; told keep)
printf '%s\n' "$got"
[ "$got" = "$want" ] || { echo "changed: expected" "$want" >&2; exit 1; }
