#!/bin/bash
# Runs once in the postgres container, after schemas.sql: gives the logins their passwords.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --set=ingest="$INGEST_DB_PASSWORD" \
    --set=compliance="$COMPLIANCE_DB_PASSWORD" \
    --set=notification="$NOTIFICATION_DB_PASSWORD" \
    --set=ingest_owner="$INGEST_OWNER_DB_PASSWORD" \
    --set=compliance_owner="$COMPLIANCE_OWNER_DB_PASSWORD" \
    --set=notification_owner="$NOTIFICATION_OWNER_DB_PASSWORD" <<'SQL'
alter role ingest password :'ingest';
alter role compliance password :'compliance';
alter role notification password :'notification';
alter role ingest_owner password :'ingest_owner';
alter role compliance_owner password :'compliance_owner';
alter role notification_owner password :'notification_owner';
SQL
