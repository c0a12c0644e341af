package org.dutywatch.ingest.bulkloads;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.decisions.AwaitedDecisions;
import org.dutywatch.ingest.decisions.Decision;
import org.dutywatch.ingest.decisions.DecisionKind;
import org.dutywatch.ingest.decisions.DecisionState;
import org.dutywatch.ingest.sources.LineAgeConfig;
import org.dutywatch.ingest.sources.Sources;

/** One administrator asks that older lines of a source are evidence; another person approves or declines it. */
@ApplicationScoped
public class DecideBulkLoads {
    private static final Duration LONGEST_RANGE = Duration.ofDays(366);

    private final Sources sources;
    private final BulkLoads bulkLoads;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration time;

    DecideBulkLoads(
            Sources sources,
            BulkLoads bulkLoads,
            AwaitedDecisions decisions,
            AuditTrail audit,
            Clock clock,
            LineAgeConfig config) {
        this.sources = sources;
        this.bulkLoads = bulkLoads;
        this.decisions = decisions;
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
        requireRange(from, to, clock.instant());
        Decision asked = decisions.ask(DecisionKind.BULK_LOAD, Set.of(), Set.of(), time);
        var load = new BulkLoad(source, from, to, reason.strip(), asked, null);
        bulkLoads.insert(load);
        audit.record("ask_bulk_load", source, description(load));
        return load;
    }

    /**
     * Approves or declines a bulk load.
     *
     * @param state APPROVED or DECLINED
     * @throws ProblemException NOT_FOUND if the source has no such bulk load; otherwise as {@link AwaitedDecisions#decide}
     */
    @Transactional
    public BulkLoad decide(String source, UUID id, DecisionState state) {
        BulkLoad load = bulkLoads
                .find(source, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, BulkLoadsResource.UNKNOWN));
        boolean approved = state == DecisionState.APPROVED;
        Decision settled = decisions.decide(id, DecisionKind.BULK_LOAD, state);
        Instant validUntil = approved ? requireNonNull(settled.decidedAt()).plus(time) : null;
        if (validUntil != null) {
            bulkLoads.accept(id, validUntil);
        }
        audit.record(approved ? "approve_bulk_load" : "decline_bulk_load", source, description(load));
        return load.decided(settled, validUntil);
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
        return "bulk load " + load.decision().decisionId() + "; from " + load.fromAt() + "; to " + load.toAt()
                + "; asked by " + load.decision().author().user() + "; reason: " + load.reason();
    }
}
