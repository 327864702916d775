# shellcheck shell=bash
# Read by the scripts beside it: finds asadmin, checks what was given, runs commands and sees that they succeeded.
# asadmin itself understands AS_ADMIN_HOST, AS_ADMIN_PORT, AS_ADMIN_USER and AS_ADMIN_PASSWORDFILE.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC2034 # the scripts that read this use it
project=$(cd "$here/../.." && pwd)

die() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# Where the server is: ASADMIN, or bin/asadmin below PAYARA_HOME, or asadmin on the PATH.
find_asadmin() {
  if [ -n "${ASADMIN:-}" ]; then
    asadmin=$ASADMIN
  elif [ -n "${PAYARA_HOME:-}" ]; then
    asadmin=$PAYARA_HOME/bin/asadmin
  else
    asadmin=$(command -v asadmin) || die "asadmin is not to be found: set PAYARA_HOME, or ASADMIN, or the PATH"
  fi
  [ -x "$asadmin" ] || die "$asadmin cannot be run: set PAYARA_HOME to the folder that holds bin/asadmin"
}

# Every named variable must be set: require NAME 'what it is' ...
require() {
  local missing=()
  while [ $# -gt 0 ]; do
    [ -n "${!1:-}" ] || missing+=("  $1  $2")
    shift 2
  done
  [ ${#missing[@]} -eq 0 ] || die "set these variables:"$'\n'"$(printf '%s\n' "${missing[@]}")"
}

require_file() {
  [ -f "$1" ] || die "$1 is missing: build it with mvn -DskipTests package, or name it with WAR"
}

# Waits until the server takes commands: a domain that was just started does not yet.
await_server() {
  local try
  for try in $(seq 1 60); do
    if "$asadmin" --interactive=false list-applications >/dev/null 2>"$scratch/answer"; then
      return 0
    fi
    [ "$try" -lt 60 ] || break
    sleep 1
  done
  die "the server does not take commands: $(cat "$scratch/answer")"
}

# Runs the commands in a file in one go, which keeps secrets off the command line, and stops at the first failure.
run_commands() {
  "$asadmin" --interactive=false multimode --file "$1" >"$scratch/output" 2>&1 ||
    die "asadmin failed: $(grep -v '^\s*$' "$scratch/output" | tail -n 5)"
  if grep -qE '^(Command .* failed|Remote server does not|No such|.*[Ss]yntax error)' "$scratch/output"; then
    die "asadmin failed: $(grep -B 3 -E '^(Command .* failed|Remote|No such|.*[Ss]yntax)' "$scratch/output" | head -n 8)"
  fi
}

# Writes the command that sets a system property, when the variable has a value: property NAME VALUE
property() {
  [ -n "$2" ] || return 0
  case "$2" in
    *$'\n'*) die "$1 has a line break in it" ;;
  esac
  local escaped=${2//\\/\\\\}
  escaped=${escaped//:/\\:}
  escaped=${escaped//=/\\=}
  printf 'create-system-properties --target %s "%s=%s"\n' "$target" "$1" "$escaped" >>"$commands"
}

# HTTP settings that both applications need.
http_settings() {
  sed -n "s/@LISTENER@/${LISTENER:-http-listener-1}/; /^set /p" "$here/http.asadmin" >>"$commands"
}

find_asadmin
target=${TARGET:-server}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
commands=$scratch/commands
(umask 077 && : >"$commands")
