package org.dutywatch.ingest.corrections;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.identification.IdentificationSources;
import org.dutywatch.ingest.leases.LeaseReplica;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.dutywatch.ingest.sources.Sources;
import org.jspecify.annotations.Nullable;

/**
 * Attributes the accesses again whose lease has changed. Where the person is another, it revokes the access for the
 * person before and publishes the observation for the new one, if there is one. Both events are in the outbox in the
 * transaction that stores the new attribution.
 */
@ApplicationScoped
public class CorrectAttributions {
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

    /** Attributes all accesses again that are due, in transactions of one batch each. */
    public void correct() {
        if (!database.withHandle(leasedAccesses::anyDue)) {
            return;
        }
        Map<String, RegisteredSource> registered = sources.byId();
        List<CorrectedAttribution> corrected;
        do {
            corrected = QuarkusTransaction.requiringNew().call(() -> correctBatch(registered));
            count(corrected);
        } while (corrected.size() == BATCH);
    }

    private List<CorrectedAttribution> correctBatch(Map<String, RegisteredSource> registered) {
        return database.withHandle(handle -> {
            // No import can mark further accesses until the end of this transaction, so that none is attributed by old
            // leases and yet no longer due.
            leases.lock(handle);
            identificationSources.refresh();
            Map<String, Identification> identifications = new HashMap<>();
            List<CorrectedAttribution> corrected = new ArrayList<>();
            for (var row : leasedAccesses.lockDue(handle, BATCH)) {
                UnattributedAccess access = leasedAccesses.access(row);
                var outcome = identifications
                        .computeIfAbsent(access.source(), id -> identification(registered.get(id)))
                        .byAddress(row.address(), access.start(), access.end());
                corrected.add(new CorrectedAttribution(row, access, outcome));
            }
            leasedAccesses.update(handle, corrected);
            publishCorrections.publish(
                    corrected,
                    leasedAccesses.nextRevisions(handle, corrected.size()).iterator());
            return corrected;
        });
    }

    private Identification identification(@Nullable RegisteredSource source) {
        return identificationSources.identificationBy(
                EnumSet.of(IdentityMethod.LEASE), source == null ? OwnDomains.BARE_NAMES_ONLY : source.ownDomains());
    }

    private void count(List<CorrectedAttribution> corrected) {
        for (var one : corrected) {
            String outcome = one.losers().isEmpty() ? "kept" : one.employees().isEmpty() ? "nobody" : "other_person";
            metrics.counter("dutywatch.attributions.corrected", "outcome", outcome)
                    .increment();
        }
    }
}
