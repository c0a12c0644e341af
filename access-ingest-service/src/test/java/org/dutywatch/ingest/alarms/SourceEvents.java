package org.dutywatch.ingest.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.sources.SourceChanged;
import org.dutywatch.testing.Contract;

/** The events about a source that were published, in their order; all keep the contract. */
final class SourceEvents {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Contract CONTRACT = new Contract(Path.of("contracts"), SourceChanged.TOPIC);

    private SourceEvents() {}

    /** Waits until there are so many. */
    static List<JsonPath> await(IngestFeed feed, String source, int number) {
        Awaitility.await(number + " events about " + source)
                .atMost(SOON)
                .until(() -> of(feed, source).size() >= number);
        return of(feed, source);
    }

    static List<JsonPath> of(IngestFeed feed, String source) {
        return feed.records(SourceChanged.TOPIC, record -> source.equals(record.key())).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .peek(event -> assertThat(CONTRACT.errorsIn(event)).isEmpty())
                .map(JsonPath::new)
                .toList();
    }
}
