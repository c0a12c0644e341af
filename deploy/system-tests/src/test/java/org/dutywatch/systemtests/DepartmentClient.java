package org.dutywatch.systemtests;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.component.MailServer.Mail;

/** Sends the REST requests of the sample department's people, with real tokens. */
final class DepartmentClient {
    static final String SOURCE = "hq-squid";
    private static final String INGEST = "access-ingest-service";
    private static final String COMPLIANCE = "compliance-service";
    private static final String NOTIFICATION = "notification-service";

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    /** Keycloak hashes a password for each token, which takes longer than most requests. A token lasts 15 minutes. */
    private static final Duration TOKEN_KEPT = Duration.ofMinutes(10);

    private static final Map<String, IssuedToken> TOKENS = new ConcurrentHashMap<>();

    private record IssuedToken(String value, Instant at) {
        boolean isFresh() {
            return at.plus(TOKEN_KEPT).isAfter(Instant.now());
        }
    }

    private final LocalStack stack;

    DepartmentClient(LocalStack stack) {
        this.stack = stack;
    }

    /** Loads everything except the log: source, people, limit, and the week's roster and exemptions. */
    void prepare(SampleWeek week) {
        requestAs("netadmin", INGEST)
                .contentType("application/json")
                .body("{\"format\":\"squid\",\"zone\":\"America/Chicago\",\"identity\":[\"username\"],"
                        + "\"domains\":[\"RIDGEMONT\"],\"feeders\":[\"dutywatch-cli\"]}")
                .put("api/v1/sources/" + SOURCE)
                .then()
                .statusCode(200);
        importCsv("employees", week.employees());
        linkLogins(week);
        approveLimit();
        importCsv("roster", week.roster());
        List<String> drafts =
                importCsv("exemptions", week.exemptions()).extract().path("rows.draft_id");
        drafts.stream().filter(Objects::nonNull).forEach(this::approveExemption);
    }

    /** The chief, whom the file names as approver, approves in her own login. */
    private void approveExemption(String draft) {
        requestAs("chief", COMPLIANCE)
                .post("api/v1/exemptions/drafts/" + draft + "/approve")
                .then()
                .statusCode(200);
    }

    ValidatableResponse importCsv(String what, String csv) {
        return requestAs("rosteradmin", COMPLIANCE)
                .contentType("text/csv")
                .body(csv)
                .post("api/v1/" + what + "/import")
                .then()
                .statusCode(200);
    }

    /** Links the demo users to employees, unless they are linked: one person asks, another approves. */
    private void linkLogins(SampleWeek week) {
        String request = requestAs("standards", COMPLIANCE)
                .contentType("text/csv")
                .body(week.logins())
                .post("api/v1/logins/import")
                .then()
                .statusCode(200)
                .body("counts.refused", equalTo(0))
                .extract()
                .path("rows[0].request_id");
        if (request != null) {
            requestAs("chief", COMPLIANCE)
                    .post("api/v1/logins/requests/" + request + "/approve")
                    .then()
                    .statusCode(200);
        }
    }

    /** Corrects a roster on which an alert is based. That needs a reason and two people: one asks, another approves. */
    void correctRosterWithApproval(String csv, String reason) {
        String correction = requestAs("rosteradmin", COMPLIANCE)
                .contentType("text/csv")
                .queryParam("reason", reason)
                .body(csv)
                .post("api/v1/roster/import")
                .then()
                .statusCode(200)
                .body("rows[0].outcome", equalTo("pending"))
                .extract()
                .path("rows[0].correction_id");
        requestAs("rosteradmin", COMPLIANCE)
                .post("api/v1/roster/corrections/" + correction + "/approve")
                .then()
                .statusCode(422);
        // Professional standards has an id of its own of the correction.
        String shown = requestAs("standards", COMPLIANCE)
                .get("api/v1/roster/corrections?state=PENDING")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .extract()
                .path("items[0].correction_id");
        requestAs("standards", COMPLIANCE)
                .post("api/v1/roster/corrections/" + shown + "/approve")
                .then()
                .statusCode(200);
    }

    /** Sends lines as the proxy's administrator does; returns the response. */
    ValidatableResponse feed(List<String> lines) {
        return requestAs("netadmin", INGEST)
                .contentType("text/plain; charset=utf-8")
                .body(String.join("\n", lines) + "\n")
                .post("api/v1/sources/" + SOURCE + "/lines")
                .then();
    }

    /** Sends lines until the service accepts them, as a log shipper does while a service is down. */
    void feedUntilAccepted(List<String> lines) {
        await("the lines are accepted")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> feed(lines).extract().statusCode() == 202);
    }

    /** Returns how many lines of the source have been read, whatever their outcome. */
    long linesRead() {
        return requestAs("netadmin", INGEST)
                .get("api/v1/sources/" + SOURCE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("lines");
    }

    void awaitLinesRead(long lines) {
        await("all lines are read").atMost(Duration.ofMinutes(1)).until(() -> linesRead() >= lines);
    }

    ShiftMinutesTable minutes(SampleWeek week) {
        return ShiftMinutesTable.ofCsv(requestAs("auditor", COMPLIANCE)
                .accept("text/csv")
                .queryParam("from", week.from().toString())
                .queryParam("to", week.to().toString())
                .get("api/v1/minutes")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    void awaitMinutes(SampleWeek week, ShiftMinutesTable expected) {
        await("minutes are as expected")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(minutes(week))
                        .isEqualTo(expected));
    }

    /**
     * Waits until everything has had its effect that was fed before, mails included. Two alerts about the same officer
     * are fed: Kafka keeps the order of a source's lines and of an officer's messages. When the first is mailed, all
     * earlier accesses are stored; when then no shift is due and the second is mailed, all earlier findings have been
     * mailed.
     */
    void awaitEarlierLinesHandled(SampleWeek week) {
        for (SampleWeek marker : week.markers()) {
            importCsv("roster", marker.rosterHeader() + "\n" + marker.rosterLine(SampleWeek.OFFICER_OVER_LIMIT) + "\n");
            feedUntilAccepted(marker.logLinesOfOfficerOverLimit());
            await("the mail about a later alert")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !mailsToSergeant(marker).isEmpty());
            await("no shift is due").atMost(Duration.ofMinutes(1)).until(() -> dueShifts() == 0);
        }
    }

    private double dueShifts() {
        String metrics = given().baseUri(
                        stack.service(COMPLIANCE).managementUrl().toString())
                .get("metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return metrics.lines()
                .filter(line -> line.startsWith("dutywatch_evaluation_due"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the findings about an employee whose shift is in the week, as an auditor sees them. */
    List<JsonPath> findings(SampleWeek week, String employee) {
        var all = requestAs("auditor", COMPLIANCE)
                .queryParam("employee_id", employee)
                .get("api/v1/findings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return all.<String>getList("items.finding_id").stream()
                .map(this::finding)
                .filter(finding -> in(week, finding.getString("shift.start")))
                .toList();
    }

    JsonPath finding(String id) {
        return requestAs("auditor", COMPLIANCE)
                .get("api/v1/findings/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Returns the id by which a user names a finding: professional standards has its own, and finds it by its day. */
    String findingIdFor(String user, String finding) {
        if (!user.equals("standards")) {
            return finding;
        }
        var exact = finding(finding);
        Instant day = Instant.parse(exact.getString("shift.start"))
                .atZone(ZONE)
                .toLocalDate()
                .atStartOfDay(ZONE)
                .toInstant();
        return requestAs(user, COMPLIANCE)
                .queryParam("tier", exact.getString("tier"))
                .get("api/v1/findings")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.shift.start == '" + day + "' }.finding_id");
    }

    /** Returns the mails to the sergeant about shifts of the week. */
    List<Mail> mailsToSergeant(SampleWeek week) {
        return stack.mail().messages("sergeant@ridgemont-pd.example").stream()
                .filter(mail -> mail.subject().contains(week.dayOfShift()))
                .toList();
    }

    /** Creates a request to a service with a real token of a demo user. */
    RequestSpecification requestAs(String user, String service) {
        return given().baseUri(stack.url(service).toString()).auth().oauth2(token(user));
    }

    private String token(String user) {
        return TOKENS.compute(
                        user,
                        (name, known) -> known != null && known.isFresh()
                                ? known
                                : new IssuedToken(stack.token(name), Instant.now()))
                .value();
    }

    JsonPath noticesOf(String user) {
        return requestAs(user, NOTIFICATION)
                .get("api/v1/notices")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Sets the limit if there is none: one person drafts it, another approves it. */
    private void approveLimit() {
        var policies =
                requestAs("standards", COMPLIANCE).get("api/v1/policies").then().statusCode(200);
        if (!policies.extract().jsonPath().getList("items").isEmpty()) {
            return;
        }
        String id = requestAs("standards", COMPLIANCE)
                .contentType("application/json")
                .body("{\"limit_minutes_per_shift\":30,\"effective_from\":\"2026-01-01T00:00:00Z\","
                        + "\"note\":\"sample\"}")
                .post("api/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("policy_id");
        requestAs("chief", COMPLIANCE)
                .post("api/v1/policies/" + id + "/approve")
                .then()
                .statusCode(200);
    }

    private static boolean in(SampleWeek week, String start) {
        var at = java.time.OffsetDateTime.parse(start);
        return !at.isBefore(week.from()) && at.isBefore(week.to());
    }
}
