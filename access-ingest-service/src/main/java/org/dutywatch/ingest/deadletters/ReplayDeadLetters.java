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
import org.dutywatch.eventkit.kafka.EventProducer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.receiving.TakeLines;
import org.jspecify.annotations.Nullable;

/**
 * Puts the original bytes of dead letters back on their topic, then marks them. A crash in between leaves them
 * unmarked: replaying them again does no harm, a line counts once.
 */
@ApplicationScoped
public class ReplayDeadLetters {
    private final DeadLetterTopic topic;
    private final ReplayedLetters replayed;
    private final EventProducer producer;
    private final AuditTrail audit;
    private final Clock clock;

    ReplayDeadLetters(
            DeadLetterTopic topic, ReplayedLetters replayed, EventProducer producer, AuditTrail audit, Clock clock) {
        this.topic = topic;
        this.replayed = replayed;
        this.producer = producer;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns how many letters were put back. One that fails again while this runs stays for the next replay. */
    @Transactional
    public int replay(Predicate<DeadLetter> wanted, @Nullable String subject) throws InterruptedException {
        Instant began = clock.instant();
        int count = 0;
        List<DeadLetter> letters;
        do {
            var before = replayed.ids();
            letters = topic.find(wanted.and(
                    letter -> !before.contains(letter.id()) && !letter.at().isAfter(began)));
            putBack(letters);
            count += letters.size();
        } while (!letters.isEmpty());
        audit.record("replay_dead_letters", subject, null);
        return count;
    }

    private void putBack(List<DeadLetter> letters) throws InterruptedException {
        var failures = producer.sendAll(
                letters.stream().map(ReplayDeadLetters::original).toList());
        if (failures.stream().anyMatch(Optional::isPresent)) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "Kafka did not take all letters back: replay again, no line counts twice");
        }
        replayed.add(letters.stream().map(DeadLetter::id).toList());
    }

    private static ProducerRecord<String, byte[]> original(DeadLetter letter) {
        var record = new ProducerRecord<>(TakeLines.TOPIC, letter.letter().key(), letter.bytes());
        if (!letter.source().isEmpty()) {
            record.headers().add(TakeLines.SOURCE_HEADER, letter.source().getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    /** All letters that a request names; an absent criterion excludes nothing. */
    static Predicate<DeadLetter> matching(
            Optional<String> source, Optional<String> reason, Optional<List<String>> ids) {
        return letter -> source.map(letter.source()::equals).orElse(true)
                && reason.map(letter.reason()::equals).orElse(true)
                && ids.map(wanted -> wanted.contains(letter.id())).orElse(true);
    }
}
