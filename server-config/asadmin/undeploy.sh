#!/usr/bin/env bash
# Takes the master or the node from a Payara Server that runs; data and settings stay.
#
#   PAYARA_HOME=/opt/payara6 server-config/asadmin/undeploy.sh master|node
set -euo pipefail
case "${1:-}" in
  master | node) application=lectern-$1 ;;
  *)
    echo "undeploy.sh: say which: undeploy.sh master, or undeploy.sh node" >&2
    exit 2
    ;;
esac
# shellcheck source=asadmin.sh
. "$(dirname "${BASH_SOURCE[0]}")/asadmin.sh"

await_server
echo "undeploy --target $target $application" >>"$commands"
run_commands "$commands"
echo "$application is undeployed"
