package org.dutywatch.ingest.bulkloads;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.decisions.DecisionKind;
import org.dutywatch.ingest.sources.LineAgeConfig;
import org.dutywatch.ingest.sources.Sources;

/** Bulk loads: one administrator asks that older lines of a source are evidence, and another person decides. */
@ApplicationScoped
public class DecideBulkLoads implements DecidedChange<BulkLoad> {
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
        Decision asked = decisions.askedNow(UUID.randomUUID(), DecisionKind.BULK_LOAD, decisions.caller(), time);
        decisions.ask(asked);
        var load = new BulkLoad(source, from, to, reason.strip(), asked, null);
        bulkLoads.insert(load);
        audit.record("ask_bulk_load", source, asked.id() + ": " + description(load));
        return load;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.BULK_LOAD;
    }

    @Override
    public BulkLoad require(UUID id) {
        return bulkLoads
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, BulkLoadsResource.UNKNOWN));
    }

    @Override
    public void approve(BulkLoad load, Answer answer) {
        bulkLoads.accept(load.decision().id(), answer.at().plus(time));
    }

    @Override
    public Audited audited(BulkLoad load) {
        return new Audited("bulk_load", List.of(load.source()), description(load));
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
        return "bulk load from " + load.fromAt() + "; to " + load.toAt() + "; asked by "
                + load.decision().author().user() + "; reason: " + load.reason();
    }
}
