package org.dutywatch.ingest.reading.domain;

import org.dutywatch.ingest.attribution.domain.Directory;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;

/** Reads the lines of one source. Keeps scratch space: one reader a thread. */
public final class AccessReader {
    private static final LineOutcome NOT_MONITORED = new LineOutcome.NotMonitored("other_site");

    public AccessReader(LineFormat format, SiteCatalogue catalogue, Directory directory, String source) {}

    /** What the line in {@code bytes[from, to)} says; never throws on any content. */
    public LineOutcome read(byte[] bytes, int from, int to) {
        return NOT_MONITORED;
    }
}
