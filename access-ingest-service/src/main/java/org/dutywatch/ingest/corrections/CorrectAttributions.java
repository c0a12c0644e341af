package org.dutywatch.ingest.corrections;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.corrections.LeasedAccesses.LeasedRow;
import org.dutywatch.ingest.identification.IdentificationSources;
import org.dutywatch.ingest.leases.LeaseReplica;
import org.dutywatch.ingest.leases.LeaseSnapshot;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.dutywatch.ingest.sources.Sources;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Attributes the accesses again whose lease has changed. Where the person is another, it revokes the access for the
 * person before and publishes the observation for the new one, if there is one. Both events are in the outbox in the
 * transaction that stores the new attribution.
 */
@ApplicationScoped
public class CorrectAttributions {
    private static final Logger LOG = Logger.getLogger(CorrectAttributions.class);
    private static final int BATCH = 1000;

    private final Database database;
    private final LeaseReplica leases;
    private final LeasedAccesses leasedAccesses;
    private final IdentificationSources identificationSources;
    private final Sources sources;
    private final PublishCorrections publishCorrections;
    private final MeterRegistry metrics;

    CorrectAttributions(
            Database database,
            LeaseReplica leases,
            LeasedAccesses leasedAccesses,
            IdentificationSources identificationSources,
            Sources sources,
            PublishCorrections publishCorrections,
            MeterRegistry metrics) {
        this.database = database;
        this.leases = leases;
        this.leasedAccesses = leasedAccesses;
        this.identificationSources = identificationSources;
        this.sources = sources;
        this.publishCorrections = publishCorrections;
        this.metrics = metrics;
    }

    /** @param locked how many accesses were processed: those corrected, and those set aside */
    private record CorrectedBatch(List<CorrectedAttribution> corrected, int locked) {}

    /**
     * Attributes a batch of the accesses again that are due, in a transaction of its own. An access that cannot be
     * attributed again, because its stored form cannot be read, is set aside ({@link QuarantinedAttributions}).
     *
     * @return whether there may be more
     */
    public boolean correct() {
        if (!database.withHandle(leasedAccesses::anyDue)) {
            return false;
        }
        Map<String, RegisteredSource> registered = sources.byId();
        CorrectedBatch batch = QuarkusTransaction.requiringNew()
                .call(() -> database.withHandle(handle -> correctBatch(handle, registered)));
        count(batch.corrected());
        return batch.locked() == BATCH;
    }

    private CorrectedBatch correctBatch(Handle handle, Map<String, RegisteredSource> registered) {
        // No import can mark further accesses until the end of this transaction, so that none is attributed by old
        // leases and yet no longer due.
        long version = leases.lockShared(handle);
        identificationSources.refresh();
        LeaseSnapshot current = leases.snapshot();
        if (current.version() != version) {
            throw new IllegalStateException("the leases in memory have version " + current.version()
                    + ", those in the database " + version + "; restart the service if the database was restored");
        }
        List<LeasedRow> due = leasedAccesses.lockDue(handle, BATCH);
        Map<String, Identification> identifications = new HashMap<>();
        List<CorrectedAttribution> corrected = new ArrayList<>();
        for (var row : due) {
            try {
                corrected.add(attribute(
                        row,
                        source -> identifications.computeIfAbsent(
                                source, id -> identification(registered.get(id), current))));
            } catch (RuntimeException e) {
                LOG.errorf("access %s by lease cannot be attributed again", row.observationId());
                leasedAccesses.quarantine(handle, row, e.getClass().getSimpleName());
            }
        }
        leasedAccesses.update(handle, corrected);
        publishCorrections.publish(
                corrected,
                leasedAccesses.nextRevisions(handle, corrected.size()).iterator());
        return new CorrectedBatch(corrected, due.size());
    }

    /** Runs no SQL: whatever fails here is the row's fault. */
    private CorrectedAttribution attribute(LeasedRow row, Function<String, Identification> identificationOf) {
        UnattributedAccess access = leasedAccesses.access(row);
        var outcome = identificationOf.apply(access.source()).byAddress(row.address(), access.start(), access.end());
        return new CorrectedAttribution(row, access, outcome);
    }

    private Identification identification(@Nullable RegisteredSource source, LeaseSnapshot current) {
        return identificationSources.identificationBy(
                EnumSet.of(IdentityMethod.LEASE),
                source == null ? OwnDomains.BARE_NAMES_ONLY : source.ownDomains(),
                current);
    }

    private void count(List<CorrectedAttribution> corrected) {
        for (var one : corrected) {
            boolean kept = one.losers().isEmpty() && one.gainers().isEmpty();
            String outcome = kept ? "kept" : one.employees().isEmpty() ? "nobody" : "other_person";
            metrics.counter("dutywatch.attributions.corrected", "outcome", outcome)
                    .increment();
        }
    }
}
