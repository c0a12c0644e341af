package org.dutywatch.ingest.cataloguechanges;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.catalogue.domain.CatalogueChange;
import org.dutywatch.ingest.catalogue.domain.DatedCatalogue;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.jboss.logging.Logger;

/**
 * The catalogue of this instance with its approved changes. Each instance checks before it reads lines whether there are
 * new ones. None is in force before all instances have it, see {@link DecideCatalogueChanges}.
 */
@ApplicationScoped
public class CatalogueReplica {
    private static final Logger LOG = Logger.getLogger(CatalogueReplica.class);

    private final Database database;
    private final SiteCatalogue first;
    private volatile Loaded loaded;

    private record Loaded(int changes, DatedCatalogue catalogue) {}

    CatalogueReplica(Database database, SiteCatalogue first) {
        this.database = database;
        this.first = first;
        this.loaded = new Loaded(0, DatedCatalogue.of(first));
    }

    /** The catalogue as of the last refresh. */
    public DatedCatalogue inForce() {
        return loaded.catalogue();
    }

    /** Loads the changes if more were approved. */
    public synchronized void refresh() {
        database.useHandle(handle -> {
            // The number is read first: a change that is approved in between is loaded again at the next refresh.
            int approved = CatalogueChanges.approved(handle);
            if (approved > loaded.changes()) {
                loaded = new Loaded(approved, withValid(CatalogueChanges.inForce(handle)));
            }
        });
    }

    /** A change that does not match another catalogue file any more must not stop the service from reading lines. */
    private DatedCatalogue withValid(List<CatalogueChange> changes) {
        List<CatalogueChange> valid = new ArrayList<>();
        DatedCatalogue catalogue = DatedCatalogue.of(first);
        for (CatalogueChange change : changes) {
            valid.add(change);
            try {
                catalogue = DatedCatalogue.of(first, valid);
            } catch (IllegalArgumentException wrong) {
                valid.remove(change);
                LOG.warnf(
                        "The change of '%s' does not match the catalogue file: %s", change.entry(), wrong.getMessage());
            }
        }
        return catalogue;
    }
}
