#!/bin/bash
# Runs once in the postgres container, after schemas.sql: gives the services' logins their passwords.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --set=ingest="$INGEST_DB_PASSWORD" \
    --set=compliance="$COMPLIANCE_DB_PASSWORD" \
    --set=notification="$NOTIFICATION_DB_PASSWORD" <<'SQL'
alter role ingest password :'ingest';
alter role compliance password :'compliance';
alter role notification password :'notification';
SQL
