package org.dutywatch.ingest.corrections;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.identification.IdentificationSources;
import org.dutywatch.ingest.leases.AffectedInterval;
import org.dutywatch.ingest.leases.LeaseSnapshot;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.dutywatch.ingest.sources.Sources;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a change of leases would do to accesses that are recorded already, with the code that would do it. The
 * caller holds the lock on the leases.
 */
@ApplicationScoped
public class ForeseeCorrections {
    private static final int MOST_ACCESSES = 100_000;

    private final LeasedAccesses leasedAccesses;
    private final IdentificationSources identificationSources;
    private final Sources sources;

    ForeseeCorrections(LeasedAccesses leasedAccesses, IdentificationSources identificationSources, Sources sources) {
        this.leasedAccesses = leasedAccesses;
        this.identificationSources = identificationSources;
        this.sources = sources;
    }

    /**
     * The recorded accesses near these times.
     *
     * @throws ProblemException TOO_LARGE if they are more than {@value #MOST_ACCESSES}
     */
    public NearAccesses near(Handle handle, Collection<AffectedInterval> times) {
        var rows = leasedAccesses.near(handle, times, MOST_ACCESSES + 1);
        if (rows.size() > MOST_ACCESSES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "the file changes leases of more than " + MOST_ACCESSES
                            + " recorded accesses: import it in several parts");
        }
        identificationSources.refresh();
        Map<String, RegisteredSource> registered = rows.isEmpty() ? Map.of() : sources.byId();
        List<NearAccess> near = new ArrayList<>();
        for (var row : rows) {
            UnattributedAccess access = readable(row);
            RegisteredSource source = access == null ? null : registered.get(access.source());
            OwnDomains domains = source == null ? OwnDomains.BARE_NAMES_ONLY : source.ownDomains();
            near.add(new NearAccess(
                    row.row(),
                    access,
                    row.due(),
                    leases -> identificationSources.identificationBy(
                            EnumSet.of(IdentityMethod.LEASE), domains, new LeaseSnapshot(0, leases))));
        }
        return new NearAccesses(near);
    }

    private @Nullable UnattributedAccess readable(LeasedAccesses.NearRow row) {
        try {
            return leasedAccesses.access(row.row());
        } catch (RuntimeException e) {
            return null;
        }
    }
}
