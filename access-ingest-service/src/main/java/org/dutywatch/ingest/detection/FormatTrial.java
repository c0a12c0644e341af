package org.dutywatch.ingest.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dutywatch.ingest.detection.DetectedFormat.Candidate;
import org.dutywatch.ingest.detection.DetectedFormat.Refusal;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.reading.domain.LineTrial;
import org.dutywatch.ingest.reading.domain.ScannedLine;

/** Tries one format on lines and counts what it reads. */
final class FormatTrial {
    private final SupportedFormat supported;
    private final LineFormat format;
    private final ScannedLine scanned = new ScannedLine();
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();
    private int lines;
    private int read;
    private int withHost;

    FormatTrial(SupportedFormat supported, LineFormat format, long newestMillis) {
        this.supported = supported;
        this.format = format;
        scanned.newestMillis = newestMillis;
    }

    /** Tries at most {@code most} lines. */
    void tryLines(byte[] bytes, int most) {
        var splitter = new LineSplitter(bytes);
        while (lines < most && splitter.next()) {
            lines++;
            Malformed malformed = LineTrial.scan(bytes, splitter.from(), splitter.to(), format, scanned);
            if (malformed != null) {
                refuse(malformed);
            } else {
                read++;
                withHost += scanned.hasHost() ? 1 : 0;
            }
        }
    }

    private void refuse(Malformed malformed) {
        refusals.merge(
                malformed.reason(),
                new Refusal(malformed.reason(), malformed.detail(), 1, lines),
                (first, next) -> new Refusal(first.reason(), first.detail(), first.lines() + 1, first.firstLine()));
    }

    int lines() {
        return lines;
    }

    int read() {
        return read;
    }

    int withHost() {
        return withHost;
    }

    Candidate candidate() {
        List<String> needs = supported.required().stream()
                .map(option -> option.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        return new Candidate(supported.name(), read, withHost, needs, new ArrayList<>(refusals.values()));
    }
}
