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

/** Creates line readers that use the catalogue, the employees and the leases of this instance. */
@ApplicationScoped
public class Readers {
    private final SiteCatalogue catalogue;
    private final KnownPersons persons;

    Readers(SiteCatalogue catalogue, KnownPersons persons) {
        this.catalogue = catalogue;
        this.persons = persons;
    }

    /** Loads employees and leases again if the database has newer ones. */
    public void refresh() {
        persons.refresh();
    }

    /**
     * A reader for the lines of one source.
     *
     * @param browsing where the reader records unmonitored browsing
     */
    public AccessReader of(RegisteredSource source, Elsewhere<AccessObservation> browsing) {
        return new AccessReader(source.format(), catalogue, persons.by(source.identity()), source.id(), browsing);
    }

    /** The observation of an employee's access or policy denial; null for any other outcome. */
    public static @Nullable AccessObservation observation(LineOutcome outcome) {
        if (outcome instanceof LineOutcome.Observed observed) {
            return observed.observation();
        }
        return outcome instanceof LineOutcome.Denied denied ? denied.observation() : null;
    }
}
