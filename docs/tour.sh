#!/usr/bin/env bash
# Runs the tour of README.md, block by block, and fails when an answer is not as the page says.
#
#   ./mecene run                # in another terminal
#   docs/tour.sh [--show]       # --show prints every answer
#
# MECENE_URL names another server than http://localhost:8080, MECENE_DATA_DIR another data directory than data.
# It can be run again: every run takes addresses of its own.
set -u
cd "$(dirname "$0")/.." || exit 1
url=${MECENE_URL:-http://localhost:8080}
password_file=${MECENE_DATA_DIR:-data}/administrator-password
domain=$(date +%s).example.org
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
patience=60

# block N: the page's Nth block in bash, with this run's server and addresses
block() {
  awk -v wanted="$1" '/^```bash$/ {number++; inside = 1; next} /^```/ {inside = 0} inside && number == wanted' README.md |
    sed -e "s#http://localhost:8080#$url#g" -e "s#data/administrator-password#$password_file#g" -e "s#@example\.org#@$domain#g"
}

# step N WHAT PATTERN...: runs a block; every pattern must be in its answer, in this order of lines or on the same line
step() {
  number=$1 what=$2
  shift 2
  commands=$(block "$number")
  if [ -z "$commands" ]; then
    echo "FAILED  $what: README.md has no block $number" >&2
    exit 1
  fi
  waited=$SECONDS
  eval "$commands" >"$answer" 2>&1
  if [ -n "$show" ]; then
    cat "$answer"
  fi
  for pattern in "$@"; do
    if ! grep -qE -- "$pattern" "$answer"; then
      echo "FAILED  $what: no \"$pattern\" in" >&2
      cat "$answer" >&2
      exit 1
    fi
  done
  echo "ok      $what ($((SECONDS - waited)) s)"
}

show=
if [ "${1:-}" = "--show" ]; then
  show=yes
fi

# Nothing here may wait for ever: the page's loops ask until the answer is there.
(sleep "$patience" && kill -ALRM $$) >/dev/null 2>&1 &
clock=$!
trap 'echo "FAILED  the answer did not come within $patience s" >&2; exit 1' ALRM
trap 'rm -f "$answer"; kill "$clock" 2>/dev/null' EXIT

if ! curl -sf "$url/health/ready" >/dev/null; then
  echo "FAILED  no server is ready at $url: start one with ./mecene run" >&2
  exit 1
fi
step 1 "the functions are there"
step 2 "Awa signs up, verifies her address and signs in" '"status":"verification_sent"' '^Awa Ndiaye$'
[ -n "$AWA" ] || { echo "FAILED  no access token for Awa" >&2; exit 1; }
step 3 "an administrator approves her application" '"status":"approved"'
step 4 "her post is locked to others" '"body":null' '"locked":true,"lockedReason":"subscription_required"'
if grep -q Indigo "$answer"; then
  echo "FAILED  a locked post shows its body" >&2
  exit 1
fi
step 5 "Binta subscribes, pays and reads" '"status":"succeeded"' '"body":"Indigo, and a little ash\."'
step 6 "a campaign is drafted, submitted and approved" '^in_review$' '^active$'
step 7 "a guest gives and the total follows" '"status":"succeeded"' '"raised":\{"amount":5000,"currency":"XOF"\}.*"donorCount":1'
step 8 "the books are balanced" '"balanced":true' '"differences":\[\]'
echo "The tour is as the page says."
