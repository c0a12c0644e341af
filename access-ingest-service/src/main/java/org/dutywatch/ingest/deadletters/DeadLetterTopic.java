package org.dutywatch.ingest.deadletters;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.dutywatch.eventkit.kafka.DeadLetters;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.lines.ReadLines;
import org.dutywatch.ingest.receiving.PublishLines;
import org.jspecify.annotations.Nullable;

/** Reads the dead letters of raw lines from their topic, without a consumer group. */
@ApplicationScoped
public class DeadLetterTopic {
    static final String NAME = DeadLetters.topicOf(PublishLines.TOPIC, ReadLines.HOP);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    /** In bytes. Dead letters may be whole records of 256 KiB; more of them would not fit into a small heap. */
    private static final long MAX_ANSWER_BYTES = 32L << 20;

    private final Map<String, Object> consumerConfig;
    private final Clock clock;
    private final long scan;

    DeadLetterTopic(
            @Identifier("default-kafka-broker") Map<String, Object> broker, Clock clock, DeadLettersConfig config) {
        this.consumerConfig = new HashMap<>(broker);
        consumerConfig.keySet().removeIf(key -> key.startsWith("group.") || key.contains("serializer"));
        consumerConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumerConfig.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumerConfig.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) READ_TIMEOUT.toMillis());
        this.clock = clock;
        this.scan = config.scan();
    }

    /**
     * The wanted dead letters, newest first, each once. If they exceed 32 MiB, only the newest.
     *
     * @throws ProblemException UNAVAILABLE if Kafka cannot be read within 10 seconds
     */
    List<DeadLetter> find(Predicate<DeadLetter> wanted) {
        try (var kafka = new KafkaConsumer<>(consumerConfig, new StringDeserializer(), new ByteArrayDeserializer())) {
            return read(kafka, wanted).newestFirst();
        } catch (KafkaException e) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "dead letters cannot be read now: try again");
        }
    }

    private NewestDeadLetters read(KafkaConsumer<String, byte[]> kafka, Predicate<DeadLetter> wanted) {
        List<TopicPartition> partitions = kafka.partitionsFor(NAME).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        kafka.assign(partitions);
        Map<TopicPartition, Long> beginOffsets = kafka.beginningOffsets(partitions);
        Map<TopicPartition, Long> endOffsets = kafka.endOffsets(partitions);
        partitions.forEach(partition -> kafka.seek(
                partition,
                Math.max(beginOffsets.getOrDefault(partition, 0L), endOffsets.getOrDefault(partition, 0L) - scan)));
        var letters = new NewestDeadLetters(MAX_ANSWER_BYTES);
        Instant deadline = clock.instant().plus(READ_TIMEOUT);
        while (partitions.stream()
                .anyMatch(partition -> kafka.position(partition) < endOffsets.getOrDefault(partition, 0L))) {
            if (clock.instant().isAfter(deadline)) {
                throw new ProblemException(
                        ProblemType.UNAVAILABLE, "reading the dead letters takes too long: try again");
            }
            for (var record : kafka.poll(Duration.ofMillis(200))) {
                DeadLetter letter = deadLetterOf(record);
                if (wanted.test(letter)) {
                    letters.add(letter);
                }
            }
        }
        return letters;
    }

    private static DeadLetter deadLetterOf(ConsumerRecord<String, byte[]> letter) {
        String line = header(letter, ReadLines.LINE_HEADER);
        String id = header(letter, DeadLetters.PARTITION)
                + "-" + header(letter, DeadLetters.OFFSET)
                + "-" + (line == null ? "-1" : line);
        String reason = header(letter, DeadLetters.REASON);
        return new DeadLetter(
                id,
                Instant.ofEpochMilli(letter.timestamp()),
                PublishLines.sourceOf(letter),
                reason == null ? "" : reason,
                header(letter, ReadLines.DETAIL_HEADER),
                letter);
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
