package org.dutywatch.ingest.leaseimports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dutywatch.eventkit.rest.KeyToken;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.directory.DirectoryReplica;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Those who keep the register of devices, and those who audit it, see it, and whom they saw is recorded. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DeviceRegisterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant START = Instant.parse("2026-11-01T06:00:00Z");
    private static final Instant MIDDLE = START.plus(Duration.ofDays(10));
    private static final Instant END = START.plus(Duration.ofDays(20));

    @Inject
    IngestFeed feed;

    @Inject
    DirectoryReplica directory;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String device = "dr-" + tag;

    @Test
    void shouldShowWhoseADeviceIsAndRecordThePersonWhoIsShown() {
        String employee = "DR" + tag;
        String userName = "dr" + tag;
        feed.employee(employee, 1, userName);
        await("the employee is known").atMost(PATIENCE).until(() -> {
            directory.refresh();
            return directory.mayKnow(new UserName(userName));
        });
        importDevices(List.of(
                row(device, "vehicle", "", START, END),
                row(device, "employee", userName + "@ridgemont", MIDDLE, END),
                row("other-" + tag, "shared", "", START, END)));
        String auditor = "auditor-" + tag;

        list(TestTokens.of(auditor, "auditor"), Map.of("device", device.toUpperCase(Locale.ROOT) + ".city.example"))
                .statusCode(200)
                .body("items.device", everyItem(equalTo("host:" + device)))
                .body("items.kind", contains("vehicle", "employee"))
                .body("items.username", contains(null, userName + "@ridgemont"))
                .body("items.start", contains(START.toString(), MIDDLE.toString()))
                .body("items.end", everyItem(equalTo(END.toString())));

        await("the trail says who saw the employee")
                .atMost(PATIENCE)
                .until(() -> feed.audited("view_devices", employee).stream()
                        .anyMatch(record -> auditor.equals(record.getString("actor"))));
    }

    @Test
    void shouldShowEachRowOnceOnSeveralPagesAndNameNobodyInAToken() {
        String userName = "paged" + tag;
        List<String> devices =
                IntStream.range(0, 600).mapToObj(i -> device + "-" + (1000 + i)).toList();
        importDevices(devices.stream()
                .map(one -> row(one, "employee", userName, START, END))
                .toList());

        List<String> shown = new ArrayList<>();
        var tokens = new StringBuilder();
        int pages = 0;
        String token = null;
        do {
            JsonPath page = list(IngestFeed.networkAdmin(), token == null ? Map.of() : Map.of("page_token", token))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            shown.addAll(page.getList("items.device", String.class));
            token = page.getString("next_page_token");
            tokens.append(
                    token == null ? "" : new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            pages++;
        } while (token != null);

        assertThat(pages).isGreaterThan(1);
        assertThat(tokens.toString()).isNotEmpty().doesNotContain(userName);
        assertThat(shown)
                .filteredOn(one -> one.startsWith("host:" + device))
                .containsExactlyElementsOf(
                        devices.stream().map(one -> "host:" + one).toList());
    }

    @Test
    void shouldNameWhatIsNotValid() {
        String noTime = KeyToken.of("host:car-12", "yesterday", "").text();
        for (var wrong : List.of(
                Map.entry("device", "10.20.1.7"), Map.entry("page_token", "first"), Map.entry("page_token", noTime))) {
            list(IngestFeed.networkAdmin(), Map.of(wrong.getKey(), wrong.getValue()))
                    .statusCode(400)
                    .body("detail", containsString(wrong.getKey()));
        }
    }

    private static String row(String device, String kind, String userName, Instant start, Instant end) {
        return String.join(",", device, kind, userName, start.toString(), end.toString());
    }

    private static void importDevices(List<String> rows) {
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/csv")
                .body("device,kind,username,start,end\n" + String.join("\n", rows) + "\n")
                .post("/api/v1/devices/import")
                .then()
                .statusCode(200)
                .body("rows.outcome", everyItem(equalTo("added")));
    }

    private static ValidatableResponse list(String token, Map<String, String> parameters) {
        return given().auth()
                .oauth2(token)
                .queryParams(parameters)
                .get("/api/v1/devices")
                .then();
    }
}
