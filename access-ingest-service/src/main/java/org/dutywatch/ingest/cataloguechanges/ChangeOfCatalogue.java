package org.dutywatch.ingest.cataloguechanges;

import java.time.Instant;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.ingest.catalogue.domain.CatalogueChange;
import org.jspecify.annotations.Nullable;

/**
 * A change of the catalogue, as somebody asked for it.
 *
 * @param asked what changes; from when its author wants it
 * @param inForceFrom from when it classifies accesses; null unless it was approved
 * @param decision who asked and who decided
 */
public record ChangeOfCatalogue(
        CatalogueChange asked, String reason, @Nullable Instant inForceFrom, Decision decision) {
    /** The change with the time from which it is in force. */
    CatalogueChange inForce(Instant from) {
        return new CatalogueChange(asked.entry(), asked.role(), asked.site(), from);
    }
}
