package org.dutywatch.ingest.leaseimports;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionRules.Refusal;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.decisions.Person;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.decisions.DecisionKind;
import org.dutywatch.ingest.decisions.Persons;
import org.dutywatch.ingest.leaseimports.HeldLeases.HeldLease;
import org.dutywatch.ingest.leaseimports.SeparateChanges.SeparatedChanges;
import org.dutywatch.ingest.leases.LeasesConfig;
import org.dutywatch.ingest.leases.StoredLeases;
import org.jdbi.v3.core.Handle;

/** Asks for the decision on held rows of an import, and applies them once a second person has approved. */
@ApplicationScoped
class DecideLeaseChanges implements DecidedChange<HeldLeaseChange> {
    private static final int MOST_ROWS = 1000;

    private final Database database;
    private final StoredLeases leases;
    private final LoadKnownLeases knownLeases;
    private final HeldLeases heldLeases;
    private final SeparateChanges separateChanges;
    private final ApplyLeaseChanges applyChanges;
    private final AwaitedDecisions decisions;
    private final DecisionRows decisionRows;
    private final Persons persons;
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
            DecisionRows decisionRows,
            Persons persons,
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
        this.decisionRows = decisionRows;
        this.persons = persons;
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
        Decision asked = decisions
                .askedNow(UUID.randomUUID(), DecisionKind.LEASE_CHANGE, decisions.caller(), config.decisionTime())
                .about(changes.concerned(), List.of());
        decisions.ask(asked);
        heldLeases.add(asked.id(), changes);
        audit.record("ask_lease_change", asked.id().toString(), changes.held().size() + " rows");
        return asked.id();
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.LEASE_CHANGE;
    }

    @Override
    public HeldLeaseChange require(UUID id) {
        return decisionRows
                .find(id)
                .filter(decision -> decision.kind().equals(DecisionKind.LEASE_CHANGE.name()))
                .map(decision -> new HeldLeaseChange(decision, heldLeases.of(id)))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such change of leases"));
    }

    /** @throws ProblemException RULE_REFUSED if a row has a user name of the caller, or of somebody above him */
    @Override
    public void prepare(HeldLeaseChange change, DecisionState toBe) {
        if (toBe == DecisionState.APPROVED) {
            database.useHandle(leases::lockExclusively);
        }
        Person caller = persons.caller();
        if (!Collections.disjoint(persons.userNamesOf(caller), change.userNames())) {
            throw kind().problem(Refusal.SUBJECT, change.decision().state());
        }
        if (!Collections.disjoint(persons.userNamesOfSuperiorsOf(caller), change.userNames())) {
            throw kind().problem(Refusal.SUPERIOR, change.decision().state());
        }
    }

    /**
     * Applies it.
     *
     * @throws ProblemException CONFLICT if one of its leases was changed since, or if it would now change accesses of
     *     other employees than when it was asked for
     */
    @Override
    public void approve(HeldLeaseChange change, Answer answer) {
        database.useHandle(handle -> applyChanges.apply(
                handle,
                unchangedSince(handle, change),
                answer.author().user() + " (approved by " + answer.by().user() + ")"));
    }

    @Override
    public Audited audited(HeldLeaseChange change) {
        return new Audited(
                "lease_change",
                List.of(change.decision().id().toString()),
                change.rows().size() + " rows; asked by "
                        + change.decision().author().user());
    }

    private List<LeaseChange> unchangedSince(Handle handle, HeldLeaseChange asked) {
        List<HeldLease> rows = asked.rows();
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
        if (!asked.decision()
                .subjects()
                .containsAll(separateChanges.separate(handle, known, changes).concerned())) {
            throw conflict("it would now change accesses of other employees than when it was asked for");
        }
        return changes;
    }

    private static ProblemException conflict(String reason) {
        return new ProblemException(ProblemType.CONFLICT, reason + ": decline it and import the rows again");
    }
}
