package org.dutywatch.ingest.identification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.directory.DirectoryReplica;
import org.dutywatch.ingest.leases.LeaseReplica;
import org.dutywatch.ingest.leases.LeaseSnapshot;

/** Joins the employees and the leases by which persons are identified. */
@ApplicationScoped
public class IdentificationSources {
    private final DirectoryReplica employees;
    private final LeaseReplica leases;

    IdentificationSources(DirectoryReplica employees, LeaseReplica leases) {
        this.employees = employees;
        this.leases = leases;
    }

    /** Loads employees and leases again if the database has newer ones. */
    public void refresh() {
        employees.refresh();
        leases.refresh();
    }

    /** The version of these leases and of the employees together; it increases when either has changed. */
    public long versionWith(LeaseSnapshot leases) {
        return employees.version() + leases.version();
    }

    /** The leases of this instance. */
    public LeaseSnapshot leases() {
        return leases.snapshot();
    }

    /**
     * Identifies persons by these methods.
     *
     * @param ownDomains which user names are the department's
     * @param leases who held which address
     */
    public Identification identificationBy(
            Set<IdentityMethod> identityMethods, OwnDomains ownDomains, LeaseSnapshot leases) {
        return new Identification(employees, leases.leases(), identityMethods, ownDomains);
    }
}
