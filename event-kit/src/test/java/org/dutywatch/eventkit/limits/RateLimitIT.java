package org.dutywatch.eventkit.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.TopicReader;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.audit.LimitedRequests;
import org.dutywatch.testing.AnswerHeaders;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Each test has users, and an address stated by the proxy, of its own. */
@QuarkusTest
@TestProfile(LowLimits.class)
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RateLimitIT {
    @Inject
    SettableTime time;

    @Inject
    LimitedRequests limited;

    @Inject
    MeterRegistry metrics;

    @Test
    void shouldRefuseAClientBeyondItsLimitAndSayWhenToComeBack() {
        String token = token("script", "limit-user", "administrator");
        send(LowLimits.CLIENT, token, "198.51.100.1", 200);

        Response refused = get(token, "198.51.100.1");

        refused.then().statusCode(429).contentType("application/problem+json").header("Retry-After", "12");
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/too-many-requests");
        assertThat(refused.jsonPath().getString("detail"))
                .isEqualTo("client: at most 5 requests in PT1M; try again in 12 s");
        AnswerHeaders.requirePrivate(refused);
    }

    @Test
    void shouldAnswerOthersWhileOneClientIsRefused() {
        String token = token("script", "limit-one", "administrator");
        send(LowLimits.CLIENT, token, "198.51.100.2", 200);
        send(1, token, "198.51.100.2", 429);

        send(1, token("script", "limit-other", "administrator"), "198.51.100.2", 200);
        send(1, token("browser", "limit-one", "administrator"), "198.51.100.2", 200);
    }

    @Test
    void shouldAnswerAgainWhenTheLimitHasRefilled() {
        String token = token("script", "limit-refill", "administrator");
        send(LowLimits.CLIENT, token, "198.51.100.3", 200);
        send(1, token, "198.51.100.3", 429);

        time.pass(Duration.ofSeconds(12));

        send(1, token, "198.51.100.3", 200);
        send(1, token, "198.51.100.3", 429);
    }

    @Test
    void shouldAllowMachinesMore() {
        String token = token("shipper", "limit-feeder", "log-feeder", "administrator");
        send(LowLimits.MACHINE, token, "198.51.100.4", 200);

        assertThat(get(token, "198.51.100.4").jsonPath().getString("detail"))
                .startsWith("machine: at most 10 requests");
    }

    @Test
    void shouldRefuseAnAddressBeforeItsTokensAreChecked() {
        send(LowLimits.ADDRESS, "no-token", "198.51.100.5", 401);

        Response refused = get("no-token", "198.51.100.5");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.jsonPath().getString("detail")).startsWith("address: at most 20 requests in PT1M");
        send(1, token("script", "limit-same-address", "administrator"), "198.51.100.5", 429);
        send(1, token("script", "limit-next-address", "administrator"), "198.51.100.6", 200);
    }

    @Test
    void shouldRefuseWithoutReadingTheBody() {
        String token = token("script", "limit-body", "administrator");
        send(LowLimits.CLIENT, token, "198.51.100.7", 200);

        given().auth()
                .oauth2(token)
                .header("X-Forwarded-For", "198.51.100.7")
                .contentType("application/json")
                .body("this is no JSON")
                .post("/api/v1/failures/replay")
                .then()
                .statusCode(429);
    }

    @Test
    void shouldCountRefusalsAndKeepThePortOfMetricsFree() {
        String token = token("script", "limit-metric", "administrator");
        send(LowLimits.CLIENT, token, "198.51.100.8", 200);
        double before = refusals();
        send(3, token, "198.51.100.8", 429);

        assertThat(refusals()).isEqualTo(before + 3);
        for (int i = 0; i <= LowLimits.ADDRESS; i++) {
            assertThat(Management.metrics()).contains("dutywatch_requests_limited_total{");
        }
    }

    @Test
    void shouldRecordAllRefusalsOfAClientAndOfAnAddressInOneRecordEach() {
        String token = token("script", "limit-recorded", "administrator");
        send(LowLimits.CLIENT, token, "198.51.100.9", 200);
        send(4, token, "198.51.100.9", 429);
        send(LowLimits.ADDRESS, "no-token", "198.51.100.10", 401);
        send(2, "no-token", "198.51.100.10", 429);

        limited.record();

        await("both records are on the topic").untilAsserted(() -> {
            assertThat(records("actor", "limit-recorded")).singleElement().satisfies(one -> {
                assertThat(one.path("count").asLong()).isEqualTo(4);
                assertThat(one.path("outcome").asText()).isEqualTo("refused");
                assertThat(one.path("client_address").asText()).isEqualTo("198.51.100.9");
                assertThat(one.path("purpose").asText()).isEqualTo("client: at most 5 requests in PT1M");
            });
            assertThat(records("client_address", "198.51.100.10"))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.path("count").asLong()).isEqualTo(2);
                        assertThat(one.path("actor").asText()).isEqualTo("event-kit");
                    });
        });
    }

    @Test
    void shouldRecordAClientWhileManyAddressesAreRefused() {
        limited.record();
        String token = token("script", "limit-flooded", "administrator");
        send(LowLimits.CLIENT, token, "198.51.100.11", 200);
        for (int i = 0; i < LimitedRequests.MOST_RECORDS + 5; i++) {
            limited.addOfAddress("flood " + i, "address: flood");
        }
        send(1, token, "198.51.100.11", 429);

        limited.record();

        await("the records are on the topic").untilAsserted(() -> {
            assertThat(records("purpose", "address: flood")).hasSize(LimitedRequests.MOST_RECORDS);
            assertThat(records("purpose", "further addresses"))
                    .singleElement()
                    .satisfies(one -> assertThat(one.path("count").asLong()).isEqualTo(5));
            assertThat(records("actor", "limit-flooded")).hasSize(1);
        });
    }

    private double refusals() {
        return metrics.counter("dutywatch.requests.limited", "limit", "client").count();
    }

    private static List<JsonNode> records(String field, String value) {
        return TopicReader.values(AuditTrail.TOPIC).stream()
                .map(RateLimitIT::json)
                .filter(one -> one.path("action").asText().equals("requests_limited"))
                .filter(one -> one.path(field).asText().equals(value))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(String client, String user, String... roles) {
        return TestTokens.ofClient(Map.of("azp", client), user, roles);
    }

    private static void send(int times, String token, String address, int expected) {
        for (int i = 0; i < times; i++) {
            assertThat(get(token, address).statusCode()).isEqualTo(expected);
        }
    }

    private static Response get(String token, String address) {
        return given().auth().oauth2(token).header("X-Forwarded-For", address).get("/api/v1/failures");
    }
}
