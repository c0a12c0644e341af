package org.dutywatch.eventkit.failures;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.dutywatch.eventkit.failures.DeadLetterTopics.DeadLetterSource;
import org.dutywatch.eventkit.kafka.DeadLetters;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Publishes dead letters on the topic of replays of their consumer group, with the same key, value and headers. So only
 * this group gets them again, and its service needs no right to write the topics of others. Offsets of a consumer group of
 * their own say which were replayed. After a crash some are published twice, which changes nothing: all consumers are
 * idempotent.
 */
@ApplicationScoped
class DeadLetterReplay {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, Object> consumerConfig;
    private final RecordProducer producer;

    DeadLetterReplay(@Identifier("default-kafka-broker") Map<String, Object> broker, RecordProducer producer) {
        this.consumerConfig = new HashMap<>(broker);
        consumerConfig.keySet().removeIf(key -> key.startsWith("group.") || key.contains("serializer"));
        consumerConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumerConfig.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumerConfig.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        // Dead letters may be large; a batch of them must fit into a small heap.
        consumerConfig.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, DeadLetters.MAX_VALUE_BYTES);
        consumerConfig.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, DeadLetters.MAX_VALUE_BYTES);
        this.producer = producer;
    }

    /**
     * A dead letter that cannot be replayed.
     *
     * @param offset on the dead-letter topic
     */
    public record RefusedDeadLetter(String topic, int partition, long offset, String reason) {}

    /**
     * The result of a replay.
     *
     * @param replayed how many were published again
     * @param refused those that cannot be; they stay on the dead-letter topic until its retention ends
     */
    record ReplayResult(int replayed, List<RefusedDeadLetter> refused) {}

    /** The offsets of a topic whose dead letters were not replayed yet: from (inclusive) and to (exclusive). */
    private record Waiting(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        boolean includes(ConsumerRecord<String, byte[]> letter) {
            return letter.offset() < to.getOrDefault(new TopicPartition(letter.topic(), letter.partition()), 0L);
        }

        boolean isDone(KafkaConsumer<String, byte[]> kafka) {
            return to.entrySet().stream().allMatch(end -> kafka.position(end.getKey()) >= end.getValue());
        }

        /** How far the consumer is, without what came later. */
        Map<TopicPartition, OffsetAndMetadata> reached(KafkaConsumer<String, byte[]> kafka) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            to.forEach((partition, end) ->
                    offsets.put(partition, new OffsetAndMetadata(Math.min(kafka.position(partition), end))));
            return offsets;
        }

        long count() {
            return to.entrySet().stream()
                    .mapToLong(end -> end.getValue() - from.getOrDefault(end.getKey(), 0L))
                    .sum();
        }
    }

    /**
     * Returns how many dead letters were not replayed yet.
     *
     * @throws ProblemException UNAVAILABLE if Kafka cannot be read within 10 seconds
     */
    long count(DeadLetterSource topic) {
        return withConsumer(topic, kafka -> waiting(kafka, topic).count());
    }

    /**
     * Replays the dead letters that are waiting now. One that fails again becomes a new dead letter.
     *
     * @throws ProblemException UNAVAILABLE if Kafka does not answer; what was replayed before is not replayed again
     */
    ReplayResult replay(DeadLetterSource topic) {
        return withConsumer(topic, kafka -> replay(kafka, topic));
    }

    private ReplayResult replay(KafkaConsumer<String, byte[]> kafka, DeadLetterSource topic) {
        Waiting waiting = waiting(kafka, topic);
        kafka.assign(waiting.to().keySet());
        waiting.from().forEach(kafka::seek);
        int replayed = 0;
        List<RefusedDeadLetter> refused = new ArrayList<>();
        while (!waiting.isDone(kafka)) {
            List<ProducerRecord<String, byte[]>> originals = new ArrayList<>();
            for (var letter : kafka.poll(Duration.ofMillis(200))) {
                Optional<String> truncation = DeadLetters.truncation(letter);
                if (waiting.includes(letter) && truncation.isPresent()) {
                    refused.add(new RefusedDeadLetter(
                            letter.topic(), letter.partition(), letter.offset(), truncation.get()));
                } else if (waiting.includes(letter)) {
                    originals.add(original(letter, topic.replayTopic()));
                }
            }
            publish(originals);
            kafka.commitSync(waiting.reached(kafka));
            replayed += originals.size();
        }
        return new ReplayResult(replayed, refused);
    }

    private static Waiting waiting(KafkaConsumer<String, byte[]> kafka, DeadLetterSource topic) {
        List<TopicPartition> partitions = kafka.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        Map<TopicPartition, Long> begin = kafka.beginningOffsets(partitions);
        var committed = kafka.committed(new HashSet<>(partitions));
        Map<TopicPartition, Long> end = kafka.endOffsets(partitions);
        Map<TopicPartition, Long> from = new HashMap<>();
        begin.forEach((partition, offset) -> {
            var replayed = committed.get(partition);
            // An offset beyond the end belongs to a topic that was deleted and created again.
            if (replayed == null || replayed.offset() > end.getOrDefault(partition, 0L)) {
                from.put(partition, offset);
            } else {
                from.put(partition, Math.max(offset, replayed.offset()));
            }
        });
        return new Waiting(from, end);
    }

    private <T> T withConsumer(DeadLetterSource topic, Function<KafkaConsumer<String, byte[]>, T> use) {
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, topic.replayGroup());
        try (var kafka = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            return use.apply(kafka);
        } catch (KafkaException e) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "dead letters cannot be read now: try again");
        }
    }

    private void publish(List<ProducerRecord<String, byte[]>> originals) {
        try {
            if (producer.sendAll(originals).stream().anyMatch(Optional::isPresent)) {
                throw new ProblemException(ProblemType.UNAVAILABLE, "Kafka did not accept all messages: replay again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.UNAVAILABLE, "the service stops: replay again");
        }
    }

    private static ProducerRecord<String, byte[]> original(ConsumerRecord<String, byte[]> letter, String topic) {
        var original = new ProducerRecord<>(topic, letter.key(), letter.value());
        for (var header : letter.headers()) {
            if (!header.key().startsWith(DeadLetters.HEADER_PREFIX)) {
                original.headers().add(header);
            }
        }
        return original;
    }
}
