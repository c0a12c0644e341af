package org.dutywatch.ingest.squid.domain;

import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/** Squid's native access log. */
public final class SquidNative implements LineFormat {
    @Override
    public String name() {
        return "squid";
    }

    @Override
    public LineOutcome.@Nullable Malformed scan(byte[] bytes, int from, int to, ScannedLine into) {
        return null;
    }

    @Override
    public @Nullable LineOutcome refusal(byte[] bytes, ScannedLine line) {
        return null;
    }
}
