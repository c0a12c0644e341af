#!/bin/bash
# Creates the topics, logins and rights of a broker that start-broker.sh has started, as its administrator.
set -euo pipefail
umask 077
here=$(dirname "${BASH_SOURCE[0]}")
secrets=${KAFKA_SECRETS:-/run/secrets}
export KAFKA_ADMIN_CONFIG=${KAFKA_ADMIN_CONFIG:-/tmp/admin.properties} KAFKA_PASSWORDS=$secrets
cat >"$KAFKA_ADMIN_CONFIG" <<CONF
security.protocol=SASL_SSL
ssl.truststore.type=PEM
ssl.truststore.location=$secrets/ca.pem
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="$(cat "$secrets/kafka-admin")";
CONF
bash "$here/create-topics.sh"
bash "$here/apply-acls.sh"
