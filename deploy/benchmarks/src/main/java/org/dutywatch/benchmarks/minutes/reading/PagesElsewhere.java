package org.dutywatch.benchmarks.minutes.reading;

import java.util.TreeSet;
import org.dutywatch.benchmarks.minutes.world.LogLine;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.PageElsewhere;

/** STAND-IN until ingest's own class lands. */
final class PagesElsewhere {
    private final TreeSet<Long> pages = new TreeSet<>();
    private final TreeSet<Long> embeds = new TreeSet<>();

    void other(LogLine line) {
        if (line.sees() != LogLine.Sees.REQUEST || line.type().startsWith("text/html") && line.method().equals("GET")) {
            pages.add(line.start());
        }
    }

    void observed(AccessObservation one) {
        if (one.isEmbedded()) {
            embeds.add(one.time().start().toEpochMilli());
        }
    }

    AccessObservation told(AccessObservation one) {
        long at = one.time().start().toEpochMilli();
        Integer page = null;
        Integer embedding = null;
        for (Long p = pages.floor(at); p != null && at - p <= 600_000; p = pages.lower(p)) {
            if (page == null) {
                page = (int) (at - p);
            }
            Long e = embeds.ceiling(p);
            if (e != null && e - p <= 8_000) {
                embedding = (int) (at - p);
                break;
            }
        }
        return one.merge(new AccessObservation(one.id(), one.site(), one.host(), one.role(), one.kind(), one.time(), one.method(), one.status(), one.bytesUp(), one.bytesDown(), one.document(), one.embed(), one.posting(), one.denied(), one.series(), one.identity(), one.ambiguous(), new PageElsewhere(page, embedding), one.source(), one.catalogue()));
    }
}
