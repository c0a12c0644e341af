package org.dutywatch.ingest.leaseimports;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.decisions.AwaitedDecisions;
import org.dutywatch.ingest.decisions.Decision;
import org.dutywatch.ingest.decisions.DecisionKind;
import org.dutywatch.ingest.decisions.DecisionState;
import org.dutywatch.ingest.leaseimports.HeldLeases.HeldLease;
import org.dutywatch.ingest.leaseimports.SeparateChanges.SeparatedChanges;
import org.dutywatch.ingest.leases.LeasesConfig;
import org.dutywatch.ingest.leases.StoredLeases;
import org.jdbi.v3.core.Handle;

/** Asks for the decision on held rows of an import, and applies them once a second person has approved. */
@ApplicationScoped
public class DecideLeaseChanges {
    private static final int MOST_ROWS = 1000;

    private final Database database;
    private final StoredLeases leases;
    private final LoadKnownLeases knownLeases;
    private final HeldLeases heldLeases;
    private final SeparateChanges separateChanges;
    private final ApplyLeaseChanges applyChanges;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;
    private final Clock clock;
    private final LeasesConfig config;

    DecideLeaseChanges(
            Database database,
            StoredLeases leases,
            LoadKnownLeases knownLeases,
            HeldLeases heldLeases,
            SeparateChanges separateChanges,
            ApplyLeaseChanges applyChanges,
            AwaitedDecisions decisions,
            AuditTrail audit,
            Clock clock,
            LeasesConfig config) {
        this.database = database;
        this.leases = leases;
        this.knownLeases = knownLeases;
        this.heldLeases = heldLeases;
        this.separateChanges = separateChanges;
        this.applyChanges = applyChanges;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /**
     * The caller asks for the decision on the held rows of his import.
     *
     * @return the id of the change; that of an earlier one if it is awaited and has all these rows
     * @throws ProblemException TOO_LARGE if they are more than {@value #MOST_ROWS}
     */
    @Transactional(TxType.MANDATORY)
    UUID ask(SeparatedChanges changes) {
        if (changes.held().size() > MOST_ROWS) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "more than " + MOST_ROWS
                            + " rows would attribute recorded accesses to somebody else or to nobody: import the"
                            + " file in several parts");
        }
        return heldLeases.awaitedWith(changes.held(), clock.instant()).orElseGet(() -> askAnew(changes));
    }

    private UUID askAnew(SeparatedChanges changes) {
        Set<String> names = changes.held().stream()
                .map(change -> change.key().localName())
                .filter(name -> !name.isEmpty())
                .collect(toSet());
        Decision asked = decisions.ask(DecisionKind.LEASE_CHANGE, changes.concerned(), names, config.decisionTime());
        heldLeases.add(asked.decisionId(), changes.held());
        audit.record(
                "ask_lease_change",
                asked.decisionId().toString(),
                changes.held().size() + " rows");
        return asked.decisionId();
    }

    /**
     * Approves a change and applies it.
     *
     * @throws ProblemException as {@link AwaitedDecisions#decide}; CONFLICT also if one of its leases was changed since,
     *     or if it would now change accesses of other employees than when it was asked for
     */
    @Transactional
    public Decision approve(UUID id) {
        return database.withHandle(handle -> {
            leases.lockExclusively(handle);
            Decision settled = decisions.decide(id, DecisionKind.LEASE_CHANGE, DecisionState.APPROVED);
            List<HeldLease> rows = heldLeases.of(id);
            applyChanges.apply(
                    handle,
                    unchangedSince(handle, rows, settled),
                    settled.author().user());
            audit.record("approve_lease_change", id.toString(), description(settled, rows));
            return settled;
        });
    }

    /**
     * Declines a change: its rows have no effect.
     *
     * @throws ProblemException as {@link AwaitedDecisions#decide}
     */
    @Transactional
    public Decision decline(UUID id) {
        Decision settled = decisions.decide(id, DecisionKind.LEASE_CHANGE, DecisionState.DECLINED);
        audit.record("decline_lease_change", id.toString(), description(settled, heldLeases.of(id)));
        return settled;
    }

    private List<LeaseChange> unchangedSince(Handle handle, List<HeldLease> rows, Decision decision) {
        var addresses = rows.stream().map(HeldLease::address).collect(toSet());
        var ends = leases.findEnds(handle, addresses);
        KnownLeases known = knownLeases.of(handle, addresses);
        List<LeaseChange> changes = new ArrayList<>();
        for (HeldLease row : rows) {
            if (!Objects.equals(ends.get(row.key()), row.knownEnd())) {
                throw conflict("the lease of row " + row.rowNumber() + " was changed since");
            }
            changes.add(known.change(row.rowNumber(), row.key(), row.endAt()));
        }
        if (!decision.subjects()
                .containsAll(separateChanges.separate(handle, known, changes).concerned())) {
            throw conflict("it would now change accesses of other employees than when it was asked for");
        }
        return changes;
    }

    private static ProblemException conflict(String reason) {
        return new ProblemException(ProblemType.CONFLICT, reason + ": decline it and import the rows again");
    }

    private static String description(Decision decision, List<HeldLease> rows) {
        return rows.size() + " rows; asked by " + decision.author().user();
    }
}
