#!/usr/bin/env bash
# Tries the deploy scripts on a real Payara Server: makes a domain of its own on loopback, deploys master and node,
# takes the sample meeting through to a verified download from the node, and removes all of it.
#
#   server-config/asadmin/try-on-payara-server.sh [PAYARA_HOME]
#
# Without PAYARA_HOME, fish.payara.distributions:payara comes from the Maven repository. PORT_BASE (19000) is the first
# of the domain's ports; KEEP=1 leaves domain and folder for a look.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$here/../.." && pwd)
base=${PORT_BASE:-19000}
payara=${1:-}
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-payara-XXXXXX")
lectern=$project/server-config/bin/lectern

say() { echo "== $*"; }

fail() {
  echo "try-on-payara-server.sh: $*" >&2
  exit 1
}

finish() {
  local code=$?
  if [ -n "${KEEP:-}" ]; then
    echo "Kept: $work"
    exit $code
  fi
  [ ! -d "$work/domains/trial" ] ||
    "$PAYARA_HOME/bin/asadmin" stop-domain --kill=true --domaindir "$work/domains" trial >/dev/null 2>&1 || true
  rm -rf "$work"
  exit $code
}
trap finish EXIT

if [ -z "$payara" ]; then
  say "Fetching Payara Server"
  (cd "$project" && mvn -q dependency:copy -N -Dartifact=fish.payara.distributions:payara:6.2025.9:zip \
    -DoutputDirectory="$work")
  unzip -q "$work"/payara-*.zip -d "$work"
  payara=$work/payara6
fi
export PAYARA_HOME=$payara
[ -x "$PAYARA_HOME/bin/asadmin" ] || fail "there is no bin/asadmin in $PAYARA_HOME"

# The stock domain has an empty password and listens on every address; this one has neither.
say "Making a domain on ports from $base"
password=$(head -c 24 /dev/urandom | base64 | tr -d '/+=')
(umask 077 && printf 'AS_ADMIN_PASSWORD=%s\nAS_ADMIN_MASTERPASSWORD=changeit\n' "$password" >"$work/password")
"$PAYARA_HOME/bin/asadmin" --user admin --passwordfile "$work/password" create-domain --savelogin=false \
  --domaindir "$work/domains" --portbase "$base" trial >/dev/null
sed -i -e 's/address="0\.0\.0\.0"/address="127.0.0.1"/g' \
  -e 's/<network-listener port/<network-listener address="127.0.0.1" port/' \
  -e '/<jms-service/s/type="EMBEDDED"/type="REMOTE"/' -e 's/<jmx-connector/& enabled="false"/' \
  -e 's/<hazelcast-config-specific-configuration/& enabled="false"/' \
  "$work/domains/trial/config/domain.xml"

say "Starting it"
export AS_ADMIN_USER=admin AS_ADMIN_PASSWORDFILE=$work/password AS_ADMIN_HOST=127.0.0.1 AS_ADMIN_PORT=$((base + 48))
export AS_ADMIN_SECURE=false
"$PAYARA_HOME/bin/asadmin" start-domain --domaindir "$work/domains" trial >/dev/null
url=http://127.0.0.1:$((base + 80))

say "Deploying the master"
key=$(head -c 24 /dev/urandom | base64 | tr '/+' '_-')
LECTERN_DATA=$work/master LECTERN_ADMIN_KEY=$key LECTERN_PUBLIC_URL=$url/lectern/ "$here/deploy-master.sh"

api() {
  local method=$1 path=$2
  shift 2
  curl -sS --fail-with-body -X "$method" -H "Authorization: Bearer $key" "$@" "$url/lectern/api/v1$path"
}

say "Enrolling and deploying a node"
node_token=$(api PUT /nodes/hall -H 'Content-Type: application/json' -d '{"site":"hall"}' |
  sed -n 's/.*"join_token" *: *"\([^"]*\)".*/\1/p')
[ -n "$node_token" ] || fail "the master answered no token"
LECTERN_NODE_ID=hall LECTERN_NODE_JOIN_TOKEN=$node_token LECTERN_NODE_MASTER_URL=$url/lectern/ \
  LECTERN_NODE_PUBLIC_URL=$url/lectern-node/ LECTERN_NODE_DATA=$work/node "$here/deploy-node.sh"

say "Publishing the sample meeting"
"$lectern" sample "$work/sample"
LECTERN_ADMIN_KEY=$key "$lectern" import "$work/sample" --title "Trial" --id trial --master "$url/lectern/" 2>/dev/null
digest=$(api POST /meetings/trial/publish | sed -n 's/.*"digest" *: *"sha256:\([0-9a-f]*\)".*/\1/p')
api POST /meetings/trial/activate >/dev/null
for try in $(seq 1 60); do
  link=$(api GET /meetings/trial/data | sed -n 's/.*"download_url" *: *"\([^"]*\)".*/\1/p')
  case "$link" in
    "$url"/lectern-node/*) break ;;
  esac
  [ "$try" -lt 60 ] || fail "the node does not hold the meeting after a minute; the link is $link"
  sleep 1
done

say "Downloading from the node: $link"
headers=$(curl -sS --fail -D - -o "$work/first" -r 0-65535 "$link")
curl -sS --fail -o "$work/rest" -r 65536- "$link"
got=$(cat "$work/first" "$work/rest" | sha256sum | cut -d ' ' -f 1)
[ "$got" = "$digest" ] || fail "the download has the digest $got instead of $digest"
! grep -qiE '^(server|x-powered-by):' <<<"$headers" || fail "the answer names the server: $headers"

say "Undeploying"
"$here/undeploy.sh" node
"$here/undeploy.sh" master
say "All of it worked; sha256:$got"
