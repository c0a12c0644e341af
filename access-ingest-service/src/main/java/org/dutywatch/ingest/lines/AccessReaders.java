package org.dutywatch.ingest.lines;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.cataloguechanges.CatalogueReplica;
import org.dutywatch.ingest.identification.IdentificationSources;
import org.dutywatch.ingest.leases.LeaseSnapshot;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.sources.RegisteredSource;

/** Creates readers of lines with the site catalogue, employees and leases of this instance. */
@ApplicationScoped
public class AccessReaders {
    private final CatalogueReplica catalogue;
    private final IdentificationSources identificationSources;

    AccessReaders(CatalogueReplica catalogue, IdentificationSources identificationSources) {
        this.catalogue = catalogue;
        this.identificationSources = identificationSources;
    }

    /** Loads employees, leases and changes of the catalogue again if the database has newer ones. */
    public void refresh() {
        catalogue.refresh();
        identificationSources.refresh();
    }

    /** The leases of this instance. */
    public LeaseSnapshot leases() {
        return identificationSources.leases();
    }

    /**
     * A reader for the lines of one source.
     *
     * @param browsing where the reader records unmonitored browsing
     * @param leases by which the reader identifies persons
     */
    public AccessReader readerFor(
            RegisteredSource source, UnmonitoredBrowsing<AccessObservation> browsing, LeaseSnapshot leases) {
        return new AccessReader(
                source.format(),
                catalogue.inForce(),
                identificationSources.identificationBy(source.identityMethods(), source.ownDomains(), leases),
                source.id(),
                browsing);
    }
}
