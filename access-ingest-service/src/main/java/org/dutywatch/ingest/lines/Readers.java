package org.dutywatch.ingest.lines;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.elsewhere.domain.Elsewhere;
import org.dutywatch.ingest.leases.KnownPersons;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.jspecify.annotations.Nullable;

/** Readers over the catalogue, the employees and the leases of this instance. */
@ApplicationScoped
public class Readers {
    private final SiteCatalogue catalogue;
    private final KnownPersons persons;

    Readers(SiteCatalogue catalogue, KnownPersons persons) {
        this.catalogue = catalogue;
        this.persons = persons;
    }

    /** Makes sure that readers know the employees and leases that the database has now. */
    public void refresh() {
        persons.refresh();
    }

    /** @param elsewhere where the reader remembers pages elsewhere */
    public AccessReader of(RegisteredSource source, Elsewhere<AccessObservation> elsewhere) {
        return new AccessReader(source.format(), catalogue, persons.by(source.identity()), source.id(), elsewhere);
    }

    /** What a line tells: an access of an employee, or one that policy denied him; null if it tells neither. */
    public static @Nullable AccessObservation observation(LineOutcome outcome) {
        if (outcome instanceof LineOutcome.Observed observed) {
            return observed.observation();
        }
        return outcome instanceof LineOutcome.Denied denied ? denied.observation() : null;
    }
}
