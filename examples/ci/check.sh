#!/bin/sh
# Check every draft of a folder and write a SARIF log for each: check.sh DRAFTS SOURCES LOGS
# Exits with the worst exit code of `onrecord check`: 0 nothing to alert, 1 alerts, 2 something could not be checked.
set -u
drafts=$1 sources=$2 logs=$3
mkdir -p "$logs"
worst=0
for draft in "$drafts"/*.md; do
    [ -e "$draft" ] || continue
    onrecord check "$draft" --against "$sources" --sarif > "$logs/$(basename "$draft").sarif"
    code=$?
    [ "$code" -gt "$worst" ] && worst=$code
done
exit "$worst"
