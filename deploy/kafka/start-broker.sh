#!/bin/bash
# Starts one broker that is also its own controller, for docker-compose.yml. Every listener asks for TLS and a login:
#
#   CLIENTS    services, inside the network of containers (SCRAM)      HOST     the same for clients on this machine
#   ADMIN      the administrator (PLAIN; only this file knows him)     CONTROLLER  the broker itself, on loopback
#
# The administrator's password and the key come from files. Nothing secret is on a command line or in the environment.
set -euo pipefail
umask 077
secrets=${KAFKA_SECRETS:-/run/secrets}
home=${KAFKA_HOME:-/opt/kafka}
data=${KAFKA_DATA:-/var/lib/kafka/data}
configuration=${KAFKA_CONFIGURATION:-/tmp/server.properties}
name=${KAFKA_NAME:-kafka}
clients=${KAFKA_CLIENTS_PORT:-19092} controller=${KAFKA_CONTROLLER_PORT:-19093} admin=${KAFKA_ADMIN_PORT:-19094}
host=${KAFKA_HOST_PORT:-9092}
security=org.apache.kafka.common.security
password=$(cat "$secrets/kafka-admin")
login="$security.plain.PlainLoginModule required username=\"admin\" password=\"$password\" user_admin=\"$password\";"

cat >"$configuration" <<CONF
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$controller
controller.listener.names=CONTROLLER
inter.broker.listener.name=ADMIN
listeners=CLIENTS://:$clients,HOST://:$host,ADMIN://:$admin,CONTROLLER://127.0.0.1:$controller
advertised.listeners=CLIENTS://$name:$clients,HOST://127.0.0.1:${KAFKA_ADVERTISED_HOST_PORT:-$host},ADMIN://$name:$admin
listener.security.protocol.map=CLIENTS:SASL_SSL,HOST:SASL_SSL,ADMIN:SASL_SSL,CONTROLLER:SASL_SSL
ssl.keystore.type=PEM
ssl.keystore.location=$secrets/kafka.pem
ssl.truststore.type=PEM
ssl.truststore.location=$secrets/ca.pem
ssl.enabled.protocols=TLSv1.3
sasl.mechanism.inter.broker.protocol=PLAIN
sasl.mechanism.controller.protocol=PLAIN
listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.clients.scram-sha-512.sasl.jaas.config=$security.scram.ScramLoginModule required;
listener.name.host.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.host.scram-sha-512.sasl.jaas.config=$security.scram.ScramLoginModule required;
listener.name.admin.sasl.enabled.mechanisms=PLAIN
listener.name.admin.plain.sasl.jaas.config=$login
listener.name.controller.sasl.enabled.mechanisms=PLAIN
listener.name.controller.plain.sasl.jaas.config=$login
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
allow.everyone.if.no.acl.found=false
super.users=User:admin
log.dirs=$data
auto.create.topics.enable=false
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
CONF

[ -e "$data/meta.properties" ] ||
    "$home/bin/kafka-storage.sh" format --cluster-id "$("$home/bin/kafka-storage.sh" random-uuid)" --config "$configuration"
exec "$home/bin/kafka-server-start.sh" "$configuration"
