package org.dutywatch.ingest.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.SinceUnmonitoredPage;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;

class AccessReaderPropertiesTest {
    private static final byte[] VALID = ReadingFixtures.line("GET", "https://www.facebook.com/groups/41?ref=x")
            .getBytes(StandardCharsets.UTF_8);

    @Property(tries = 2000)
    void shouldGiveAnOutcomeWhenAValidLineIsDamaged(@ForAll byte[] damage, @ForAll char place) {
        byte[] line = VALID.clone();
        int at = place % line.length;
        System.arraycopy(damage, 0, line, at, Math.min(damage.length, line.length - at));

        assertThat(ReadingFixtures.reader().read(line, 0, line.length).reason()).isNotEmpty();
    }

    @Property(tries = 300)
    void shouldGiveTheSameOutcomeWhateverLinesWereReadBefore(@ForAll byte[] before) {
        AccessReader used = ReadingFixtures.reader();
        used.read(before, 0, before.length);

        assertThat(used.read(VALID, 0, VALID.length))
                .isEqualTo(ReadingFixtures.reader().read(VALID, 0, VALID.length));
    }

    /**
     * What a person does within a few seconds. The first {@code %s} is the end time, the second the elapsed
     * milliseconds.
     */
    private static final List<String> SCENE = List.of(
            "%s %s 10.1.1.1 TCP_MISS/200 9 GET https://www.dailynews.example/ sreyes HIER_DIRECT/1.2.3.4 text/html",
            "%s %s 10.1.1.1 TCP_TUNNEL/200 9 CONNECT mail.example:443 RIDGEMONT%%5CSReyes HIER_DIRECT/1.2.3.4 -",
            "%s %s 10.1.1.1 TCP_MISS/200 9 GET https://graph.facebook.com/a SREYES HIER_DIRECT/1.2.3.4 image/gif",
            "%s %s 10.1.1.1 TCP_MISS/200 9 GET https://www.facebook.com/41 sreyes HIER_DIRECT/1.2.3.4 text/html",
            "%s %s 10.1.1.1 TCP_TUNNEL/200 9 CONNECT www.facebook.com:443 sreyes HIER_DIRECT/1.2.3.4 -",
            "%s %s 10.1.1.1 TCP_DENIED/403 9 GET https://www.facebook.com/plugins/like.php sreyes HIER_NONE/- text/html",
            "%s %s 10.1.1.1 TCP_MISS/200 9 GET https://www.facebook.com/ contractor HIER_DIRECT/1.2.3.4 text/html");

    @Provide
    Arbitrary<List<String>> scenes() {
        return Combinators.combine(
                        Arbitraries.of(SCENE),
                        Arbitraries.integers().between(0, 40_000),
                        Arbitraries.integers().between(0, 20_000))
                .as((line, end, elapsed) ->
                        line.formatted("1795353%d.%03d".formatted(600 + end / 1000, end % 1000), elapsed))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 300)
    void shouldPublishTheSameMinimaInAnyOrderAndBatchesOfLines(
            @ForAll("scenes") List<String> scene, @ForAll Random order, @ForAll @IntRange(min = 1, max = 7) int batch) {
        List<String> shuffled = new ArrayList<>(scene);
        shuffled.addAll(scene.subList(0, scene.size() / 3));
        Collections.shuffle(shuffled, order);

        assertThat(minima(shuffled, batch)).isEqualTo(minima(scene, scene.size()));
    }

    private static Map<String, SinceUnmonitoredPage> minima(List<String> lines, int batch) {
        UnmonitoredBrowsing<AccessObservation> browsing = new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT);
        Map<String, SinceUnmonitoredPage> minima = new HashMap<>();
        for (int from = 0; from < lines.size(); from += batch) {
            AccessReader reader = ReadingFixtures.reader(browsing);
            List<AccessObservation> published = new ArrayList<>();
            for (String line : lines.subList(from, Math.min(lines.size(), from + batch))) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                LineOutcome outcome = reader.read(bytes, 0, bytes.length);
                if (outcome instanceof LineOutcome.Observed observed) {
                    published.add(observed.observation());
                } else if (outcome instanceof LineOutcome.Denied denied && denied.observation() != null) {
                    published.add(denied.observation());
                }
            }
            var revised = browsing.revisedAccesses();
            revised.forEach(access -> published.add(access.payload().withShorterIntervals(access.since())));
            browsing.confirm(revised);
            published.forEach(one -> minima.merge(
                    one.observationId(),
                    new SinceUnmonitoredPage(one.sincePageElsewhereMs(), one.sinceEmbeddingPageMs()),
                    SinceUnmonitoredPage::min));
        }
        return minima;
    }
}
