package org.dutywatch.ingest.bulkloads;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.ingest.bulkloads.BulkLoad.State;
import org.dutywatch.ingest.sources.LineAgeConfig;
import org.dutywatch.ingest.sources.Sources;

/** One administrator asks that older lines of a source are evidence; another person approves or declines it. */
@ApplicationScoped
public class DecideBulkLoads {
    private static final Duration LONGEST_RANGE = Duration.ofDays(366);

    private final Sources sources;
    private final BulkLoads bulkLoads;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration time;

    DecideBulkLoads(
            Sources sources, BulkLoads bulkLoads, Caller caller, AuditTrail audit, Clock clock, LineAgeConfig config) {
        this.sources = sources;
        this.bulkLoads = bulkLoads;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
        this.time = config.bulkLoadTime();
    }

    /**
     * Asks for a bulk load.
     *
     * @param from the oldest time of a line
     * @param to the time after the newest
     * @throws ProblemException NOT_FOUND if the source is not registered; INVALID_REQUEST if the range is empty, longer
     *     than a year, or not over yet
     */
    @Transactional
    public BulkLoad ask(String source, Instant from, Instant to, String reason) {
        sources.get(source);
        Instant now = now();
        requireRange(from, to, now);
        var load = new BulkLoad(
                UUID.randomUUID(),
                source,
                from,
                to,
                reason.strip(),
                caller.name(),
                now,
                now.plus(time),
                State.AWAITED,
                null,
                null,
                null);
        bulkLoads.insert(load);
        audit.record("ask_bulk_load", source, description(load));
        return load;
    }

    /**
     * Approves or declines a bulk load.
     *
     * @throws ProblemException NOT_FOUND if the source has no such bulk load; RULE_REFUSED if the caller asked for it;
     *     CONFLICT if it was decided, or its time to decide is over
     */
    @Transactional
    public BulkLoad decide(String source, UUID id, State state) {
        BulkLoad load = bulkLoads
                .lock(source, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, BulkLoadsResource.UNKNOWN));
        Instant now = now();
        if (load.askedBy().equals(caller.name())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, "whoever asked for a bulk load does not decide it: another person must");
        }
        if (load.state() != State.AWAITED || !now.isBefore(load.decideBy())) {
            throw new ProblemException(ProblemType.CONFLICT, "the bulk load is " + load.stateAt(now) + " already");
        }
        Optional<Instant> validUntil = state == State.APPROVED ? Optional.of(now.plus(time)) : Optional.empty();
        bulkLoads.update(id, state, caller.name(), now, validUntil);
        audit.record(state == State.APPROVED ? "approve_bulk_load" : "decline_bulk_load", source, description(load));
        return new BulkLoad(
                id,
                source,
                load.fromAt(),
                load.toAt(),
                load.reason(),
                load.askedBy(),
                load.askedAt(),
                load.decideBy(),
                state,
                caller.name(),
                now,
                validUntil.orElse(null));
    }

    private static void requireRange(Instant from, Instant to, Instant now) {
        if (!from.isBefore(to) || to.isAfter(now)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "from is before to, and to is not later than now");
        }
        if (Duration.between(from, to).compareTo(LONGEST_RANGE) > 0) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "from and to are at most " + LONGEST_RANGE.toDays() + " days apart: ask for several bulk loads");
        }
    }

    private static String description(BulkLoad load) {
        return "bulk load " + load.bulkLoadId() + "; from " + load.fromAt() + "; to " + load.toAt() + "; asked by "
                + load.askedBy() + "; reason: " + load.reason();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
