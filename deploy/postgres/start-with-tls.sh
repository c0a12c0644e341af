#!/bin/bash
# Starts PostgreSQL in docker-compose.yml so that only clients with TLS and a password get in. Passwords come from the files
# /run/secrets/db-LOGIN; the script that sets them reads LOGIN_DB_PASSWORD. Runs as the user postgres, without privileges.
set -euo pipefail
for file in /run/secrets/db-*; do
    login=$(basename "$file" | sed 's/^db-//; s/-/_/g' | tr '[:lower:]' '[:upper:]')
    [ "$login" = POSTGRES ] || export "${login}_DB_PASSWORD=$(cat "$file")"
done
# The server insists on a key that is its own.
install -m 600 /run/secrets/postgres.pem /tmp/server.pem
exec docker-entrypoint.sh postgres \
    -c ssl=on -c ssl_cert_file=/tmp/server.pem -c ssl_key_file=/tmp/server.pem -c ssl_min_protocol_version=TLSv1.3 \
    -c hba_file=/dutywatch/pg_hba.conf
