package org.dutywatch.ingest.browsing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** The smallest published times do not depend on the order of the lines. */
class UnmonitoredBrowsingPropertiesTest {
    private static final long MIDNIGHT = 1_795_305_600_000L;

    enum Kind {
        PAGE,
        TUNNEL,
        EMBEDDED,
        ACCESS_URL,
        ACCESS_TUNNEL
    }

    record BrowsingEvent(Kind kind, long time, String user) {
        boolean isAccess() {
            return kind == Kind.ACCESS_URL || kind == Kind.ACCESS_TUNNEL;
        }
    }

    @Provide
    Arbitrary<List<BrowsingEvent>> lines() {
        Arbitrary<Long> times = Arbitraries.longs().between(-60, 60).map(second -> MIDNIGHT + second * 700);
        return Combinators.combine(Arbitraries.of(Kind.class), times, Arbitraries.of("a", "b"))
                .as(BrowsingEvent::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 400)
    void shouldPublishTheSameMinimaInAnyOrderOfLines(
            @ForAll("lines") List<BrowsingEvent> lines,
            @ForAll java.util.Random order,
            @ForAll @IntRange(min = 1, max = 9) int batch,
            @ForAll boolean twice,
            @ForAll boolean lossy) {
        List<BrowsingEvent> shuffled = new ArrayList<>(lines);
        if (twice) {
            shuffled.addAll(lines.subList(0, lines.size() / 2));
        }
        java.util.Collections.shuffle(shuffled, order);

        assertThat(minima(shuffled, batch, lossy)).isEqualTo(expected(lines));
    }

    /** @param lossy whether Kafka is unavailable at every other batch, which is then read again */
    private static Map<BrowsingEvent, SinceUnmonitoredPage> minima(
            List<BrowsingEvent> lines, int batch, boolean lossy) {
        UnmonitoredBrowsing<BrowsingEvent> browsing = new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT);
        Map<BrowsingEvent, SinceUnmonitoredPage> minima = new HashMap<>();
        for (int from = 0; from < lines.size(); from += batch) {
            List<BrowsingEvent> part = lines.subList(from, Math.min(lines.size(), from + batch));
            if (lossy && from % 2 == 0) {
                read(browsing, part);
                browsing.revisedAccesses();
            }
            Map<BrowsingEvent, SinceUnmonitoredPage> published = read(browsing, part);
            var revised = browsing.revisedAccesses();
            revised.forEach(one -> published.merge(one.payload(), one.since(), SinceUnmonitoredPage::min));
            browsing.confirm(revised);
            browsing.trim();
            published.forEach((line, since) -> minima.merge(line, since, SinceUnmonitoredPage::min));
        }
        return minima;
    }

    private static Map<BrowsingEvent, SinceUnmonitoredPage> read(
            UnmonitoredBrowsing<BrowsingEvent> browsing, List<BrowsingEvent> lines) {
        Map<BrowsingEvent, SinceUnmonitoredPage> published = new HashMap<>();
        for (BrowsingEvent line : lines) {
            PersonBrowsing<BrowsingEvent> person = browsing.person("hq", line.user());
            switch (line.kind()) {
                case PAGE -> person.recordPage(line.time());
                case TUNNEL -> person.recordTunnel(line.time());
                case EMBEDDED -> person.recordEmbeddedFetch(line.time());
                default ->
                    published.merge(
                            line,
                            person.recordPublished(
                                    new MonitoredAccess(
                                            line.toString(), line.time(), line.kind() == Kind.ACCESS_TUNNEL),
                                    line),
                            SinceUnmonitoredPage::min);
            }
        }
        return published;
    }

    /** Computed from the definition, independently of the order of the lines. */
    private static Map<BrowsingEvent, SinceUnmonitoredPage> expected(List<BrowsingEvent> lines) {
        Map<BrowsingEvent, SinceUnmonitoredPage> expected = new HashMap<>();
        for (BrowsingEvent access : lines) {
            if (access.isAccess()) {
                List<BrowsingEvent> pages = lines.stream()
                        .filter(line -> line.user().equals(access.user()))
                        .filter(line -> line.kind() == Kind.PAGE
                                || line.kind() == Kind.TUNNEL && access.kind() == Kind.ACCESS_TUNNEL)
                        .filter(line -> line.time() <= access.time() && line.time() >= access.time() - 300_000)
                        .sorted(Comparator.comparingLong(BrowsingEvent::time).reversed())
                        .toList();
                Optional<BrowsingEvent> embedding = pages.stream()
                        .filter(page -> lines.stream()
                                .anyMatch(line -> line.kind() == Kind.EMBEDDED
                                        && line.user().equals(access.user())
                                        && line.time() >= page.time()
                                        && line.time() <= page.time() + 8_000))
                        .findFirst();
                expected.put(
                        access,
                        new SinceUnmonitoredPage(since(access, pages.stream().findFirst()), since(access, embedding)));
            }
        }
        return expected;
    }

    private static @Nullable Integer since(BrowsingEvent access, Optional<BrowsingEvent> page) {
        return page.map(line -> (int) (access.time() - line.time())).orElse(null);
    }
}
