package org.dutywatch.ingest.leaselogs.domain;

import java.time.Instant;
import org.dutywatch.ingest.attribution.domain.Holder;

/**
 * Who or what held an address, as follows from the claims of a log.
 *
 * @param start inclusive
 * @param end exclusive; after {@code start}
 */
public record HeldAddress(Holder holder, String session, Instant start, Instant end) {}
