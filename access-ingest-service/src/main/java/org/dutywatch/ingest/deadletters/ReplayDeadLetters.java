package org.dutywatch.ingest.deadletters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.receiving.PublishLines;
import org.dutywatch.ingest.receiving.RawLineHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the original bytes of dead letters on the topic of raw lines again, then records them as replayed. After a
 * crash in between they can be replayed once more, which does no harm: an access has the same id again.
 */
@ApplicationScoped
public class ReplayDeadLetters {
    private final DeadLetterTopic topic;
    private final ReplayedDeadLetters replayed;
    private final RecordProducer producer;
    private final AuditTrail audit;
    private final Clock clock;

    ReplayDeadLetters(
            DeadLetterTopic topic,
            ReplayedDeadLetters replayed,
            RecordProducer producer,
            AuditTrail audit,
            Clock clock) {
        this.topic = topic;
        this.replayed = replayed;
        this.producer = producer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The result of a replay.
     *
     * @param replayed how many were published again
     * @param refused those that have not their whole value
     */
    record Replay(int replayed, List<DeadLetter> refused) {}

    /**
     * Replays all wanted dead letters that have their whole value. A line that fails again becomes a new dead letter,
     * which this call does not replay.
     *
     * @param subject the source, for the audit trail; null if none was named
     * @throws ProblemException UNAVAILABLE if Kafka did not acknowledge all of them
     */
    @Transactional
    public Replay replay(Predicate<DeadLetter> wanted, @Nullable String subject) throws InterruptedException {
        Instant startedAt = clock.instant();
        int count = 0;
        List<DeadLetter> letters;
        do {
            var replayedIds = replayed.ids();
            letters = topic.find(wanted.and(letter -> letter.truncation().isEmpty()
                    && !replayedIds.contains(letter.id())
                    && !letter.at().isAfter(startedAt)));
            republish(letters);
            count += letters.size();
        } while (!letters.isEmpty());
        audit.record("replay_dead_letters", subject, count + " dead letters");
        return new Replay(
                count, topic.find(wanted.and(letter -> letter.truncation().isPresent())));
    }

    private void republish(List<DeadLetter> letters) throws InterruptedException {
        var failures = producer.sendAll(
                letters.stream().map(ReplayDeadLetters::original).toList());
        if (failures.stream().anyMatch(Optional::isPresent)) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "Kafka did not accept all dead letters: replay again, no access counts twice");
        }
        replayed.add(letters.stream().map(DeadLetter::id).toList());
    }

    private static ProducerRecord<String, byte[]> original(DeadLetter letter) {
        var record =
                new ProducerRecord<>(PublishLines.TOPIC, letter.kafkaRecord().key(), letter.bytes());
        if (!letter.source().isEmpty()) {
            record.headers().add(PublishLines.SOURCE_HEADER, letter.source().getBytes(StandardCharsets.UTF_8));
        }
        RawLineHeaders.copy(letter.kafkaRecord(), record);
        if (RawLineHeaders.receivedAtHeader(letter.kafkaRecord()).isEmpty()) {
            RawLineHeaders.setReceivedAt(record, letter.at());
        }
        return record;
    }

    /** Matches dead letters that meet all given criteria. */
    static Predicate<DeadLetter> matching(
            Optional<String> source, Optional<String> reason, Optional<List<String>> ids) {
        return letter -> source.map(letter.source()::equals).orElse(true)
                && reason.map(letter.reason()::equals).orElse(true)
                && ids.map(wanted -> wanted.contains(letter.id())).orElse(true);
    }
}
