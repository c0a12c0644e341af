package org.dutywatch.ingest.leases;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.Identity;
import org.dutywatch.ingest.directory.KnownEmployees;

/** Employees and leases together, by which persons are identified. */
@ApplicationScoped
public class KnownPersons {
    private final KnownEmployees employees;
    private final LeasesInMemory leases;

    KnownPersons(KnownEmployees employees, LeasesInMemory leases) {
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

    /** Identifies persons by these methods. */
    public Identification by(Set<Identity> methods) {
        return new Identification(employees, leases, methods);
    }
}
