#!/bin/bash
# Starts a service of docker-compose.yml. Each file NAME.password in /run/secrets is given to it as the setting of this name,
# in the environment of its process alone: who inspects the container does not see it.
set -euo pipefail
for file in "${SECRETS:-/run/secrets}"/*.password; do
    variable=$(basename "$file" | tr 'a-z.-' 'A-Z__')
    export "$variable=$(cat "$file")"
done
exec java -jar quarkus-run.jar
