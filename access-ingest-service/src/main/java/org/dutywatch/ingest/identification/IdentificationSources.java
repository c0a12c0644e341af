package org.dutywatch.ingest.identification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.directory.DirectoryReplica;
import org.dutywatch.ingest.leases.LeaseReplica;

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

    /** The version of employees and leases together in this instance; it increases when either has changed. */
    public long version() {
        return employees.version() + leases.version();
    }

    /** The version of the leases in this instance. */
    public long leasesVersion() {
        return leases.version();
    }

    /**
     * Identifies persons by these methods.
     *
     * @param ownDomains which user names are the department's
     */
    public Identification identificationBy(Set<IdentityMethod> identityMethods, OwnDomains ownDomains) {
        return new Identification(employees, leases, identityMethods, ownDomains);
    }
}
