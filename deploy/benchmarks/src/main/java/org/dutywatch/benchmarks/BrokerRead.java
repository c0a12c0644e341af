package org.dutywatch.benchmarks;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Measures how fast a consumer that does nothing else reads the same topic from the same broker. */
final class BrokerRead {
    private static final String TOPIC = "logs.raw.v1";

    private BrokerRead() {}

    /** @param seconds time from the first record to the last, without connecting */
    record BrokerReadResult(long records, long bytes, double seconds) {}

    /** @param login address of the broker, and a login that may read the topic */
    static BrokerReadResult run(Map<String, Object> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("fetch.max.bytes", 64 << 20);
        settings.put("max.partition.fetch.bytes", 8 << 20);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(BrokerRead::partition)
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(Collections.emptyList());
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            partitions.forEach(consumer::position);
            return drain(consumer, ends);
        }
    }

    private static BrokerReadResult drain(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        long records = 0;
        long bytes = 0;
        long start = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofSeconds(1))) {
                records++;
                bytes += message.value().length;
            }
        }
        return new BrokerReadResult(records, bytes, Timings.secondsSince(start));
    }

    private static TopicPartition partition(PartitionInfo partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }
}
