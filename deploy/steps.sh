# shellcheck shell=bash
# Steps with a headline, a budget and a table at the end; sourced by deploy/lint and .ci/run.
#
#   step NAME SECONDS COMMAND...   runs COMMAND (or an exported function) without stdin; past SECONDS it is ended and red.
#                                  Answers its exit code; 124 = over budget.
#   skip NAME REASON               notes a step that cannot run here.
#   steps_summary                  prints the table; exit code 1 if a step was red.

steps_table=()
steps_red=0
steps_running=

steps_interrupted() {
  if [[ -n $steps_running ]]; then kill -TERM "$steps_running" 2>/dev/null || true; fi
  steps_summary || true
  trap - EXIT
  exit 130
}
trap steps_interrupted INT TERM

step() {
  local name=$1 budget=$2 start=$SECONDS code=0 result took
  shift 2
  printf '\n==== %s (budget %s s)\n' "$name" "$budget"
  # In the background, so that an interrupt reaches us at once; timeout ends the whole group of the command.
  timeout --kill-after=10 "$budget" bash -euo pipefail -c '"$@"' step "$@" </dev/null &
  steps_running=$!
  wait "$steps_running" || code=$?
  steps_running=
  took=$((SECONDS - start))
  case $code in
    0) result=ok ;;
    124 | 137) result="RED: over budget" ;;
    *) result="RED: exit code $code" ;;
  esac
  if [[ $code -ne 0 ]]; then steps_red=$((steps_red + 1)); fi
  steps_table+=("$(printf '%-44s %6s s %6s s  %s' "$name" "$budget" "$took" "$result")")
  printf '==== %s: %s (budget %s s, took %s s)\n' "$name" "$result" "$budget" "$took"
  return "$code"
}

skip() {
  printf '\n==== %s: skipped, %s\n' "$1" "$2"
  steps_table+=("$(printf '%-44s %8s %8s  %s' "$1" - - "skipped: $2")")
}

steps_summary() {
  printf '\n%-44s %8s %8s  %s\n' step budget took result
  if [[ ${#steps_table[@]} -gt 0 ]]; then printf '%s\n' "${steps_table[@]}"; fi
  printf 'total: %s s, %s red\n' "$SECONDS" "$steps_red"
  [[ $steps_red -eq 0 ]]
}
