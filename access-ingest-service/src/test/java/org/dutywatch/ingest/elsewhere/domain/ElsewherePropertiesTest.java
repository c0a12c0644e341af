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

/** The smallest numbers that a consumer gets to hear do not depend on how the lines came. */
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
    void shouldTellTheSameMinimaWhateverOrderLinesComeIn(
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

    /** @param lossy Kafka is away at every other batch, which is read again */
    private static Map<Line, SinceElsewhere> minima(List<Line> lines, int batch, boolean lossy) {
        Elsewhere<Line> elsewhere = new Elsewhere<>(Limits.DEFAULT);
        Map<Line, SinceElsewhere> heard = new HashMap<>();
        for (int from = 0; from < lines.size(); from += batch) {
            List<Line> some = lines.subList(from, Math.min(lines.size(), from + batch));
            if (lossy && from % 2 == 0) {
                read(elsewhere, some);
                elsewhere.improved();
            }
            Map<Line, SinceElsewhere> told = read(elsewhere, some);
            var improved = elsewhere.improved();
            improved.forEach(one -> told.merge(one.payload(), one.since(), SinceElsewhere::min));
            elsewhere.confirm(improved);
            elsewhere.trim();
            told.forEach((line, since) -> heard.merge(line, since, SinceElsewhere::min));
        }
        return heard;
    }

    private static Map<Line, SinceElsewhere> read(Elsewhere<Line> elsewhere, List<Line> lines) {
        Map<Line, SinceElsewhere> told = new HashMap<>();
        for (Line line : lines) {
            Person<Line> person = elsewhere.person("hq", line.user());
            switch (line.kind()) {
                case PAGE -> person.openedPage(line.time());
                case TUNNEL -> person.openedTunnel(line.time());
                case EMBEDDED -> person.reachedEmbedded(line.time());
                default ->
                    told.merge(
                            line,
                            person.told(
                                    new Access(line.toString(), line.time(), line.kind() == Kind.ACCESS_TUNNEL), line),
                            SinceElsewhere::min);
            }
        }
        return told;
    }

    /** By the definition, without any order. */
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
