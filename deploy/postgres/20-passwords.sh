#!/bin/bash
# Runs once in the postgres container, after schemas.sql: gives the logins their passwords. psql takes them from the
# environment: a command line is seen by all.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv ingest INGEST_DB_PASSWORD
\getenv compliance COMPLIANCE_DB_PASSWORD
\getenv notification NOTIFICATION_DB_PASSWORD
\getenv ingest_owner INGEST_OWNER_DB_PASSWORD
\getenv compliance_owner COMPLIANCE_OWNER_DB_PASSWORD
\getenv notification_owner NOTIFICATION_OWNER_DB_PASSWORD
alter role ingest password :'ingest';
alter role compliance password :'compliance';
alter role notification password :'notification';
alter role ingest_owner password :'ingest_owner';
alter role compliance_owner password :'compliance_owner';
alter role notification_owner password :'notification_owner';
SQL
