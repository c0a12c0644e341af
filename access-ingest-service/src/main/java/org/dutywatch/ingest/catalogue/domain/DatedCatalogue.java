package org.dutywatch.ingest.catalogue.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The catalogue with its changes: which one was in force when. Immutable. */
public final class DatedCatalogue {
    private final List<SiteCatalogue> catalogues;

    /** From when each is in force, in epoch milliseconds, ascending. */
    private final long[] from;

    private DatedCatalogue(List<SiteCatalogue> catalogues, List<Long> from) {
        this.catalogues = List.copyOf(catalogues);
        this.from = from.stream().mapToLong(Long::longValue).toArray();
    }

    /** One that was never changed. */
    public static DatedCatalogue of(SiteCatalogue catalogue) {
        return of(catalogue, List.of());
    }

    /**
     * The catalogue with these changes. Those of one time apply in the order of the list. The version of a changed
     * catalogue is that of the first one, {@code +}, and the number of changes: since nothing changes for the past, it
     * names all that was in force.
     *
     * @throws IllegalArgumentException naming what is wrong with a change
     */
    public static DatedCatalogue of(SiteCatalogue first, List<CatalogueChange> changes) {
        List<SiteCatalogue> catalogues = new ArrayList<>(List.of(first));
        List<Long> from = new ArrayList<>(List.of(Long.MIN_VALUE));
        List<CatalogueChange> sorted = changes.stream()
                .sorted(Comparator.comparing(CatalogueChange::from))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            long at = sorted.get(i).from().toEpochMilli();
            int last = catalogues.size() - 1;
            SiteCatalogue changed = catalogues.get(last).with(sorted.get(i), first.version() + "+" + (i + 1));
            if (from.get(last) == at) {
                catalogues.set(last, changed);
            } else {
                catalogues.add(changed);
                from.add(at);
            }
        }
        return new DatedCatalogue(catalogues, from);
    }

    /** The catalogue for an access that began at this time, in epoch milliseconds. */
    public SiteCatalogue at(long millis) {
        int i = from.length - 1;
        while (i > 0 && from[i] > millis) {
            i--;
        }
        return catalogues.get(i);
    }
}
