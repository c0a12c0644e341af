package org.dutywatch.ingest.cataloguechanges;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.catalogue.domain.CatalogueChange;
import org.dutywatch.ingest.catalogue.domain.Site;
import org.dutywatch.ingest.catalogue.domain.SiteCategory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The table of changes of the catalogue. */
@ApplicationScoped
public class CatalogueChanges {
    private static final String SELECT = """
            select entry, role, site, site_name, site_category, wanted_from, reason, in_force_from, decision.*
              from catalogue_change join decision using (decision_id)
            """;
    private static final String IN_FORCE = " where in_force_from is not null";

    private final Database database;

    CatalogueChanges(Database database) {
        this.database = database;
    }

    void insert(ChangeOfCatalogue change) {
        CatalogueChange asked = change.asked();
        database.useHandle(handle -> handle.createUpdate("""
                        insert into catalogue_change (decision_id, entry, role, site, site_name, site_category,
                                wanted_from, reason)
                        values (:id, :entry, :role, :site, :siteName, :siteCategory, :wantedFrom, :reason)
                        """)
                .bind("id", change.decision().id())
                .bind("entry", asked.entry())
                .bind("role", asked.role())
                .bind("site", asked.site().key())
                .bind("siteName", asked.site().name())
                .bind("siteCategory", asked.site().category().name())
                .bind("wantedFrom", asked.from())
                .bind("reason", change.reason())
                .execute());
    }

    void putInForce(UUID id, Instant from) {
        database.useHandle(handle -> handle.createUpdate(
                        "update catalogue_change set in_force_from = :from where decision_id = :id")
                .bind("from", from)
                .bind("id", id)
                .execute());
    }

    /** Makes other approvals wait until the transaction ends. */
    void lock() {
        database.useHandle(
                handle -> handle.execute("select pg_advisory_xact_lock(2, 'catalogue_change'::regclass::oid::int)"));
    }

    /** How many changes were approved. It increases with each. */
    static int approved(Handle handle) {
        return handle.createQuery("select count(*) from catalogue_change" + IN_FORCE)
                .mapTo(Integer.class)
                .one();
    }

    /** The approved changes, in the order in which they apply. */
    List<CatalogueChange> inForce() {
        return database.withHandle(CatalogueChanges::inForce);
    }

    static List<CatalogueChange> inForce(Handle handle) {
        return handle
                .createQuery(SELECT + IN_FORCE + " order by in_force_from, settled_at, decision.decision_id")
                .map(CatalogueChanges::change)
                .stream()
                .flatMap(change -> Optional.ofNullable(change.inForceFrom()).map(change::inForce).stream())
                .toList();
    }

    Optional<ChangeOfCatalogue> find(UUID id) {
        return database.withHandle(handle -> handle.createQuery(SELECT + " where decision.decision_id = :id")
                .bind("id", id)
                .map(CatalogueChanges::change)
                .findOne());
    }

    /** Those that were asked for after the start, the oldest first. */
    List<ChangeOfCatalogue> after(PageToken start, int limit) {
        return database.withHandle(handle -> handle.createQuery(SELECT + """
                         where (asked_at, decision.decision_id) > (:time, :id)
                         order by asked_at, decision.decision_id limit :limit
                        """)
                .bind("time", start.time())
                .bind("id", start.id())
                .bind("limit", limit)
                .map(CatalogueChanges::change)
                .list());
    }

    private static ChangeOfCatalogue change(RowView row) {
        var site = new Site(
                row.getColumn("site", String.class),
                row.getColumn("site_name", String.class),
                SiteCategory.valueOf(row.getColumn("site_category", String.class)));
        return new ChangeOfCatalogue(
                new CatalogueChange(
                        row.getColumn("entry", String.class),
                        row.getColumn("role", String.class),
                        site,
                        row.getColumn("wanted_from", Instant.class)),
                row.getColumn("reason", String.class),
                row.getColumn("in_force_from", Instant.class),
                DecisionRows.decision(row));
    }
}
