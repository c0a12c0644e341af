package org.dutywatch.ingest.sources;

import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Identity;
import org.dutywatch.ingest.reading.domain.LineFormat;

/**
 * A source, for those who read its lines.
 *
 * @param identity by what its lines name persons; never empty
 */
public record RegisteredSource(String id, LineFormat format, Set<Identity> identity) {}
