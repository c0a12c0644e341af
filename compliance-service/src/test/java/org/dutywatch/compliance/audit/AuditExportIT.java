package org.dutywatch.compliance.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class AuditExportIT {
    @Inject
    AuditLog log;

    @Inject
    ObjectMapper json;

    @Test
    void shouldExportEveryRecordInTheOrderOfTheChain() throws IOException {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < 2_100; i++) {
            entries.add(AuditFixtures.aView("export-actor"));
        }
        log.append(entries);

        String body = given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .get("/api/v1/audit/export")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();

        // The trail begins later than with record 1 if its beginning was purged.
        JsonNode first = json.readTree(body.lines().findFirst().orElseThrow());
        long seq = first.path("seq").asLong() - 1;
        String previous = seq > 0 ? first.path("previous_hash").asText() : "0".repeat(64);
        for (String line : body.lines().toList()) {
            JsonNode record = json.readTree(line);
            assertThat(record.path("seq").asLong()).isEqualTo(++seq);
            assertThat(record.path("previous_hash").asText()).isEqualTo(previous);
            previous = record.path("hash").asText();
        }
        assertThat(seq).isGreaterThanOrEqualTo(2_100);
        assertThat(body).contains(entries.get(2_099).auditId().toString()).endsWith("}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"log-feeder", "network-admin", "roster-admin", "supervisor", "administrator", "chief", "employee"
            })
    void shouldRefuseEveryOtherRole(String role) {
        for (String path : List.of("/api/v1/audit", "/api/v1/audit/verify", "/api/v1/audit/export")) {
            given().auth()
                    .oauth2(TestTokens.of("export-" + role, role))
                    .get(path)
                    .then()
                    .statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "administrator", "chief", "network-admin"})
    void shouldOfferNobodyAWayToChangeTheTrail(String role) {
        for (String path :
                List.of("/api/v1/audit", "/api/v1/audit/verify", "/api/v1/audit/export", "/api/v1/audit/1")) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                int status = given().auth()
                        .oauth2(TestTokens.of("change-" + role, role))
                        .request(method, path)
                        .statusCode();

                assertThat(status).as(method + " " + path).isIn(403, 404, 405);
            }
        }
    }
}
