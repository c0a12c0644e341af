package org.dutywatch.ingest.receiving;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ReceivingIT {
    private static final String SOURCE = "receiving-squid";

    /** Sends bodies of text and JSON as bytes. */
    static final RestAssuredConfig BINARY = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/json", io.restassured.http.ContentType.BINARY)
                    .encodeContentTypeAs("application/x-ndjson", io.restassured.http.ContentType.BINARY)
                    .encodeContentTypeAs("text/plain", io.restassured.http.ContentType.BINARY));

    @Inject
    IngestFeed feed;

    @BeforeEach
    void registerSourceAndEmployee() {
        feed.registerSource(SOURCE);
        feed.employee("R1", 1, "rhand");
        feed.employee("R2", 1, "rzip");
        feed.employee("R3", 1, "rzstd");
        feed.employee("R4", 1, "rtwice");
        feed.employee("R5", 1, "rjson");
    }

    @Test
    void shouldObserveVisitsWhenLinesArePostedPlain() {
        // A denial of a user who is not known yet is not published later.
        feed.awaitReason(SOURCE, "rhand", "access");
        String visit = SquidLines.facebookVisit("rhand");
        send(SOURCE, null, "text/plain", bytes(visit, SquidLines.unmonitored("rhand"), SquidLines.denied("rhand")))
                .statusCode(202)
                .body("lines", equalTo(3))
                .body("records", equalTo(1));

        await("observation")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("R1").size() == 2);
        var observations = feed.observationsOf("R1");
        assertEquals("facebook", observations.get(0).getString("site"));
        assertEquals(SOURCE, observations.get(0).getString("source"));
        assertTrue(observations.get(0).getBoolean("document"));
        assertFalse(observations.get(0).getBoolean("denied"));
        assertTrue(observations.get(1).getBoolean("denied"));
    }

    @Test
    void shouldObserveVisitsWhenLinesArePostedWithGzip() throws IOException {
        send(SOURCE, "gzip", "text/plain", gzip(bytes(SquidLines.facebookVisit("rzip"))))
                .statusCode(202)
                .body("lines", equalTo(1));

        await("observation")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("R2").size() == 1);
    }

    @Test
    void shouldObserveVisitsWhenLinesArePostedWithZstd() {
        send(SOURCE, "zstd", "text/plain", Zstd.compress(bytes(SquidLines.facebookVisit("rzstd"))))
                .statusCode(202)
                .body("lines", equalTo(1));

        await("observation")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("R3").size() == 1);
    }

    @Test
    void shouldObserveVisitsWhenLinesArePostedAsNdjson() throws IOException {
        String objects = "{\"message\":\"%s\",\"host\":\"proxy\"}\n{\"log\":\"%s\\n\"}\n"
                .formatted(SquidLines.facebookVisit("rjson"), SquidLines.unmonitored("rjson"));
        send(SOURCE, "gzip", "application/x-ndjson", gzip(objects.getBytes(StandardCharsets.UTF_8)))
                .statusCode(202)
                .body("lines", equalTo(2));

        await("observation")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf("R5").size() == 1);
    }

    @Test
    void shouldGiveOneObservationIdWhenALineComesTwice() {
        String visit = SquidLines.facebookVisit("rtwice");
        long before = feed.source(SOURCE).getLong("lines");
        feed.post(SOURCE, visit);
        feed.post(SOURCE, "<166>Nov  3 10:20:30 proxy squid[72246]: " + visit, visit);

        feed.awaitLines(SOURCE, before + 3);
        await("observations")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !feed.observationsOf("R4").isEmpty());
        Set<String> ids = new HashSet<>();
        feed.observationsOf("R4").forEach(observation -> ids.add(observation.getString("observation_id")));
        assertEquals(1, ids.size());
    }

    @Test
    void shouldRefuseWhenTheSourceIsNotRegistered() {
        send("nobody-knows", null, "text/plain", bytes("x"))
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("nobody-knows"));
    }

    @Test
    void shouldRefuseWhenGzipIsBroken() throws IOException {
        byte[] whole = gzip(bytes(SquidLines.unmonitored("rzip").repeat(50)));

        send(SOURCE, "gzip", "text/plain", bytes("this is no gzip")).statusCode(400);
        send(SOURCE, "gzip", "text/plain", Arrays.copyOf(whole, whole.length / 2))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("broken"));
    }

    @Test
    void shouldRefuseWhenZstdIsBroken() {
        byte[] whole = Zstd.compress(bytes(SquidLines.unmonitored("rzstd").repeat(50)));

        send(SOURCE, "zstd", "text/plain", bytes("this is no zstd")).statusCode(400);
        send(SOURCE, "zstd", "text/plain", Arrays.copyOf(whole, whole.length / 2))
                .statusCode(400);
    }

    @Test
    void shouldRefuseWhenTheMediaTypeOrEncodingIsUnknown() {
        send(SOURCE, null, "application/json", bytes("{}")).statusCode(415);
        send(SOURCE, "br", "text/plain", bytes("x"))
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString("'br' is not supported: send gzip, zstd or none"));
    }

    @Test
    void shouldRefuseWhenTheBodyDecompressesToMoreThanAllowed() throws IOException {
        // Long lines, because each becomes a dead letter, and the next test waits until they are written.
        byte[] nineMegabytes = ("0".repeat(4095) + "\n").repeat(9 * 256).getBytes(StandardCharsets.US_ASCII);

        send("receiving-squid", "gzip", "text/plain", gzip(nineMegabytes))
                .statusCode(413)
                .contentType("application/problem+json");
        send("receiving-squid", null, "text/plain", nineMegabytes).statusCode(413);
    }

    private static ValidatableResponse send(String source, @Nullable String encoding, String type, byte[] body) {
        var request = given().config(BINARY)
                .auth()
                .oauth2(IngestFeed.logFeeder())
                .contentType(type)
                .body(body);
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return request.post("/api/v1/sources/" + source + "/lines").then();
    }

    private static byte[] bytes(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
