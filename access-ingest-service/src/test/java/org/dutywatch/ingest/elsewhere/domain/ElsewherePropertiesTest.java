package org.dutywatch.ingest.elsewhere.domain;

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
class ElsewherePropertiesTest {
    private static final long MIDNIGHT = 1_795_305_600_000L;

    enum Kind {
        PAGE,
        TUNNEL,
        EMBEDDED,
        ACCESS_URL,
        ACCESS_TUNNEL
    }

    record Line(Kind kind, long time, String user) {
        boolean isAccess() {
            return kind == Kind.ACCESS_URL || kind == Kind.ACCESS_TUNNEL;
        }
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<Long> times = Arbitraries.longs().between(-60, 60).map(second -> MIDNIGHT + second * 700);
        return Combinators.combine(Arbitraries.of(Kind.class), times, Arbitraries.of("a", "b"))
                .as(Line::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 400)
    void shouldPublishTheSameMinimaInWhateverOrderLinesCome(
            @ForAll("lines") List<Line> lines,
            @ForAll java.util.Random order,
            @ForAll @IntRange(min = 1, max = 9) int batch,
            @ForAll boolean twice,
            @ForAll boolean lossy) {
        List<Line> shuffled = new ArrayList<>(lines);
        if (twice) {
            shuffled.addAll(lines.subList(0, lines.size() / 2));
        }
        java.util.Collections.shuffle(shuffled, order);

        assertThat(minima(shuffled, batch, lossy)).isEqualTo(expected(lines));
    }

    /** @param lossy whether Kafka is unavailable at every other batch, which is then read again */
    private static Map<Line, SinceElsewhere> minima(List<Line> lines, int batch, boolean lossy) {
        Elsewhere<Line> browsing = new Elsewhere<>(Limits.DEFAULT);
        Map<Line, SinceElsewhere> minima = new HashMap<>();
        for (int from = 0; from < lines.size(); from += batch) {
            List<Line> some = lines.subList(from, Math.min(lines.size(), from + batch));
            if (lossy && from % 2 == 0) {
                read(browsing, some);
                browsing.improved();
            }
            Map<Line, SinceElsewhere> published = read(browsing, some);
            var revised = browsing.improved();
            revised.forEach(one -> published.merge(one.payload(), one.since(), SinceElsewhere::min));
            browsing.confirm(revised);
            browsing.trim();
            published.forEach((line, since) -> minima.merge(line, since, SinceElsewhere::min));
        }
        return minima;
    }

    private static Map<Line, SinceElsewhere> read(Elsewhere<Line> browsing, List<Line> lines) {
        Map<Line, SinceElsewhere> published = new HashMap<>();
        for (Line line : lines) {
            Person<Line> person = browsing.person("hq", line.user());
            switch (line.kind()) {
                case PAGE -> person.openedPage(line.time());
                case TUNNEL -> person.openedTunnel(line.time());
                case EMBEDDED -> person.reachedEmbedded(line.time());
                default ->
                    published.merge(
                            line,
                            person.told(
                                    new Access(line.toString(), line.time(), line.kind() == Kind.ACCESS_TUNNEL), line),
                            SinceElsewhere::min);
            }
        }
        return published;
    }

    /** Computed from the definition, independently of the order of the lines. */
    private static Map<Line, SinceElsewhere> expected(List<Line> lines) {
        Map<Line, SinceElsewhere> expected = new HashMap<>();
        for (Line access : lines) {
            if (access.isAccess()) {
                List<Line> pages = lines.stream()
                        .filter(line -> line.user().equals(access.user()))
                        .filter(line -> line.kind() == Kind.PAGE
                                || line.kind() == Kind.TUNNEL && access.kind() == Kind.ACCESS_TUNNEL)
                        .filter(line -> line.time() <= access.time() && line.time() >= access.time() - 300_000)
                        .sorted(Comparator.comparingLong(Line::time).reversed())
                        .toList();
                Optional<Line> embedding = pages.stream()
                        .filter(page -> lines.stream()
                                .anyMatch(line -> line.kind() == Kind.EMBEDDED
                                        && line.user().equals(access.user())
                                        && line.time() >= page.time()
                                        && line.time() <= page.time() + 8_000))
                        .findFirst();
                expected.put(
                        access,
                        new SinceElsewhere(since(access, pages.stream().findFirst()), since(access, embedding)));
            }
        }
        return expected;
    }

    private static @Nullable Integer since(Line access, Optional<Line> page) {
        return page.map(line -> (int) (access.time() - line.time())).orElse(null);
    }
}
