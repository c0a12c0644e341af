package org.dutywatch.ingest.leases;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.Identity;
import org.dutywatch.ingest.directory.KnownEmployees;

/** Employees and leases together: by them an access is somebody's. */
@ApplicationScoped
public class KnownPersons {
    private final KnownEmployees employees;
    private final LeasesInMemory leases;

    KnownPersons(KnownEmployees employees, LeasesInMemory leases) {
        this.employees = employees;
        this.leases = leases;
    }

    /** Makes sure that this instance knows what the database knows now. */
    public void refresh() {
        employees.refresh();
        leases.refresh();
    }

    /** Grows when employees or leases have changed, as far as this instance knows. */
    public long version() {
        return employees.version() + leases.version();
    }

    public Identification by(Set<Identity> ways) {
        return new Identification(employees, leases, ways);
    }
}
