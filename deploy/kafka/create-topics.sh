#!/bin/bash
# Creates the topics of topics.csv that do not exist yet, and sets the longest message and the kind of timestamp of those
# that do: bash create-topics.sh, in an image with Kafka's scripts. KAFKA_ADMIN_CONFIG: a file with the administrator's login.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")

admin=()
[ -z "${KAFKA_ADMIN_CONFIG:-}" ] || admin=(--command-config "$KAFKA_ADMIN_CONFIG")

IFS=, read -r -a header <"$here/topics.csv"
[ "${header[*]}" = "topic partitions retention_ms cleanup_policy max_message_bytes timestamp_type" ] ||
    { echo "create-topics: topics.csv has other columns than this script knows" >&2; exit 1; }

tail -n +2 "$here/topics.csv" | while IFS=, read -r topic partitions retention_ms cleanup_policy max_message_bytes timestamp_type; do
    [ -n "$topic" ] || continue
    "${KAFKA_TOPICS:-/opt/kafka/bin/kafka-topics.sh}" --bootstrap-server "${KAFKA_BOOTSTRAP_SERVERS:?}" "${admin[@]}" \
        --create --if-not-exists --topic "$topic" --partitions "$partitions" --replication-factor 1 \
        --config "retention.ms=$retention_ms" \
        --config "cleanup.policy=$cleanup_policy" \
        --config "max.message.bytes=$max_message_bytes" \
        --config "message.timestamp.type=$timestamp_type" </dev/null
    "${KAFKA_CONFIGS:-/opt/kafka/bin/kafka-configs.sh}" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" "${admin[@]}" \
        --alter --entity-type topics --entity-name "$topic" \
        --add-config "max.message.bytes=$max_message_bytes,message.timestamp.type=$timestamp_type" </dev/null
done
