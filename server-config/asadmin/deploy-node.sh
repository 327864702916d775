#!/usr/bin/env bash
# Deploys a node on a Payara Server that runs; the master may be on another one, or on the same.
#
#   PAYARA_HOME=/opt/payara6 LECTERN_NODE_ID=hall LECTERN_NODE_JOIN_TOKEN=join:hall:SECRET \
#   LECTERN_NODE_MASTER_URL=https://master.example/lectern/ LECTERN_NODE_PUBLIC_URL=https://hall.example/lectern-node/ \
#   LECTERN_NODE_DATA=/srv/lectern/node server-config/asadmin/deploy-node.sh
#
# The token is the join_token that the master answered to PUT /api/v1/nodes/ID; once the node has joined, none is needed.
# May have: LECTERN_NODE_MASTER_KEY  the master_key of that answer
#           LECTERN_NODE_JOURNAL_URL  JDBC URL of the journal (an H2 file in LECTERN_NODE_DATA)
#           CONTEXT_ROOT (/lectern-node)  LISTENER (http-listener-1)  TARGET (server)  WAR
set -euo pipefail
# shellcheck source=asadmin.sh
. "$(dirname "${BASH_SOURCE[0]}")/asadmin.sh"

require LECTERN_NODE_ID 'the id that the node is enrolled with' \
  LECTERN_NODE_MASTER_URL "the master's address, context root included" \
  LECTERN_NODE_PUBLIC_URL "this node's own address in links, context root included" \
  LECTERN_NODE_DATA 'the folder of its packages'
[ -e "$LECTERN_NODE_DATA/identity/card.json" ] || require LECTERN_NODE_JOIN_TOKEN 'what it joins with, join:ID:SECRET'
war=${WAR:-$project/node-war/target/lectern-node.war}
require_file "$war"
await_server

http_settings
property lectern.node.id "$LECTERN_NODE_ID"
property lectern.node.join-token "${LECTERN_NODE_JOIN_TOKEN:-}"
property lectern.node.master-key "${LECTERN_NODE_MASTER_KEY:-}"
property lectern.node.master-url "$LECTERN_NODE_MASTER_URL"
property lectern.node.public-url "$LECTERN_NODE_PUBLIC_URL"
property lectern.node.data "$LECTERN_NODE_DATA"
property lectern.node.journal.url "${LECTERN_NODE_JOURNAL_URL:-jdbc:h2:file:$LECTERN_NODE_DATA/journal;WRITE_DELAY=0}"
printf 'deploy --force=true --target %s --name lectern-node --contextroot "%s" "%s"\n' \
  "$target" "${CONTEXT_ROOT:-/lectern-node}" "$war" >>"$commands"
run_commands "$commands"
echo "The node $LECTERN_NODE_ID is deployed at ${CONTEXT_ROOT:-/lectern-node}"
