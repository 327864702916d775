#!/usr/bin/env bash
# Deploys the master on a Payara Server that runs.
#
#   PAYARA_HOME=/opt/payara6 LECTERN_DATA=/srv/lectern/master server-config/asadmin/deploy-master.sh
#
# Needs:    LECTERN_DATA          the folder of documents and packages
# May have: LECTERN_DB_URL        JDBC URL (an H2 file in LECTERN_DATA); with LECTERN_DB_CLASS, _USER, _PASSWORD
#           LECTERN_DB_RESOURCE   a JDBC resource of the server instead, such as jdbc/lectern
#           LECTERN_ADMIN_KEY     the administrator's key (made once, in LECTERN_DATA/admin-key)
#           LECTERN_PUBLIC_URL    the master's address in links, context root included
#           CONTEXT_ROOT (/lectern)  LISTENER (http-listener-1)  TARGET (server)  WAR
set -euo pipefail
# shellcheck source=asadmin.sh
. "$(dirname "${BASH_SOURCE[0]}")/asadmin.sh"

require LECTERN_DATA 'the folder of documents and packages'
war=${WAR:-$project/master-war/target/lectern-master.war}
require_file "$war"
await_server

http_settings
property lectern.data "$LECTERN_DATA"
if [ -z "${LECTERN_DB_RESOURCE:-}" ]; then
  property lectern.db.class "${LECTERN_DB_CLASS:-}"
  property lectern.db.url "${LECTERN_DB_URL:-jdbc:h2:file:$LECTERN_DATA/db;WRITE_DELAY=0}"
  property lectern.db.user "${LECTERN_DB_USER:-}"
  property lectern.db.password "${LECTERN_DB_PASSWORD:-}"
fi
property lectern.db.resource "${LECTERN_DB_RESOURCE:-}"
property lectern.admin-key "${LECTERN_ADMIN_KEY:-}"
property lectern.public-url "${LECTERN_PUBLIC_URL:-}"
printf 'deploy --force=true --target %s --name lectern-master --contextroot "%s" "%s"\n' \
  "$target" "${CONTEXT_ROOT:-/lectern}" "$war" >>"$commands"
run_commands "$commands"
echo "The master is deployed at ${CONTEXT_ROOT:-/lectern}"
