package org.dutywatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What one insider of the department tries alone, with the rights that he has: a clerk, a network administrator, an
 * administrator, a shipper of logs, an operator with the service's login of the database. {@link
 * ExemptionByClerkSystemTest} has one more attack.
 */
class InsiderAttacksSystemTest {
    private static final String INGEST = "access-ingest-service";
    private static final String COMPLIANCE = "compliance-service";

    /** In a month that has ended, because dashboards show no others. */
    private static final SampleWeek WEEK = new SampleWeek(-5);

    private static final String OFFICER = SampleWeek.OFFICER_OVER_LIMIT;
    private static final String COLLEAGUE = "E102";

    private static final DepartmentClient DEPARTMENT = SystemTestStack.department();

    @BeforeAll
    static void aWeekWithAnAlert() {
        DEPARTMENT.prepare(WEEK);
        DEPARTMENT.feed(WEEK.logLines()).statusCode(202);
        DEPARTMENT.awaitMinutes(WEEK, WEEK.expectedMinutes());
    }

    @Test
    void shouldGiveNobodyAColleaguesDataForHisMailAddress() {
        DEPARTMENT.importCsv("employees", employee(OFFICER, "sreyes", "sam.reyes@ridgemont-pd.example"));
        DEPARTMENT.importCsv("employees", employee(COLLEAGUE, "jnovak", "officer@ridgemont-pd.example"));

        minutes("officer", COLLEAGUE).statusCode(403);
        minutes("officer", OFFICER).statusCode(200);

        DEPARTMENT.importCsv("employees", WEEK.employees());
    }

    @Test
    void shouldRefuseASecondBearerOfAUserName() {
        DEPARTMENT
                .importCsv("employees", employee(COLLEAGUE, "sreyes", "jill.novak@ridgemont-pd.example"))
                .body("rows[0].outcome", equalTo("refused"));

        DEPARTMENT
                .requestAs("netadmin", INGEST)
                .contentType("text/plain")
                .body(String.join("\n", WEEK.logLinesOfOfficerOverLimit()))
                .post("api/v1/sources/" + DepartmentClient.SOURCE + "/dry-run")
                .then()
                .statusCode(200)
                .body(containsString("\"observed\""));
    }

    @Test
    void shouldRefuseAndRecordLinesOfAClientThatMayNotFeedTheSource() {
        source("annex-squid", "feeder-annex-squid");

        DEPARTMENT
                .requestAs("netadmin", INGEST)
                .contentType("text/plain")
                .body(String.join("\n", WEEK.logLinesOfOfficerOverLimit()))
                .post("api/v1/sources/annex-squid/lines")
                .then()
                .statusCode(403)
                .body("detail", containsString("annex-squid"))
                .body("detail", containsString("dutywatch-cli"));

        awaitAudited("refuse_lines", "annex-squid");
    }

    @Test
    void shouldRecordWhoFedWhichLines() {
        awaitAudited("feed_lines", DepartmentClient.SOURCE);
    }

    @ParameterizedTest
    @CsvSource({"1276000000, too_old", "2210000000, in_the_future"})
    void shouldNotAccuseAnybodyByLinesOfAnotherTime(String epochSecond, String reason) {
        String source = "insider-" + epochSecond;
        source(source, "dutywatch-cli");
        List<String> lines = WEEK.logLinesOfOfficerOverLimit().stream()
                .map(line -> line.replaceFirst("\\d{10}(?=\\.\\d{3} )", epochSecond))
                .toList();

        DEPARTMENT
                .requestAs("netadmin", INGEST)
                .contentType("text/plain")
                .body(String.join("\n", lines))
                .post("api/v1/sources/" + source + "/lines")
                .then()
                .statusCode(202);

        await("the lines are dead letters")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> DEPARTMENT
                        .requestAs("netadmin", INGEST)
                        .queryParam("source", source)
                        .get("api/v1/dead-letters")
                        .then()
                        .statusCode(200)
                        .body("items.reason", hasItem(reason)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"standards", "chief"})
    void shouldShowPersonsByPseudonymWhateverThePurpose(String user) {
        String body = DEPARTMENT
                .requestAs(user, COMPLIANCE)
                .queryParam("from", WEEK.from().toString())
                .queryParam("to", WEEK.to().toString())
                .queryParam("purpose", ".")
                .get("api/v1/minutes")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(WEEK.expectedMinutes().byShift().size()))
                .extract()
                .asString();

        assertThat(body).doesNotContain(OFFICER, "Reyes", COLLEAGUE, "Novak");
        minutes(user, OFFICER).statusCode(403);
        minutes(user, "E999").statusCode(403);
    }

    @Test
    void shouldRefuseAnAdministratorWhoAsksAndApprovesToSeeAPerson() {
        String unmasking = DEPARTMENT
                .requestAs("standards", COMPLIANCE)
                .contentType("application/json")
                .body("{\"employees\":[\"" + OFFICER + "\"],\"hours\":1,"
                        + "\"reason\":\"complaint by a citizen about long breaks\"}")
                .post("api/v1/unmaskings")
                .then()
                .statusCode(201)
                .extract()
                .path("unmasking_id");

        DEPARTMENT
                .requestAs("standards", COMPLIANCE)
                .post("api/v1/unmaskings/" + unmasking + "/approve")
                .then()
                .statusCode(422);
        minutes("standards", OFFICER).statusCode(403);
    }

    @Test
    void shouldShowNoFigureOfAFewPeopleInADashboard() {
        for (String range : List.of(
                "from=2026-10-01T05:00:00Z&to=2026-11-01T05:00:00Z",
                "from=2026-09-01T05:00:00Z&to=2026-11-01T05:00:00Z")) {
            var units = DEPARTMENT
                    .requestAs("standards", COMPLIANCE)
                    .get("api/v1/dashboard/units?" + range)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(units.getList("units.findAll { it.unit != 'Patrol' }.figures.minutes_total"))
                    .allMatch(figure -> figure == null);
        }
        DEPARTMENT
                .requestAs("standards", COMPLIANCE)
                .get("api/v1/dashboard/units?from=2026-10-12T05:00:00Z&to=2026-10-13T05:00:00Z")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_record where seq = (select max(seq) from audit_record)",
                "update audit_record set actor = 'somebody else'",
                "truncate audit_record",
                "drop table audit_record",
                "alter table audit_record disable trigger all",
            })
    void shouldRefuseTheServicesOwnLoginToChangeTheTrail(String statement) throws SQLException {
        var database = SystemTestStack.stack().database();
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), "compliance", database.password("compliance"));
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .satisfies(refusal ->
                            assertThat(((SQLException) refusal).getSQLState()).isEqualTo("42501"));
        }
        DEPARTMENT
                .requestAs("auditor", COMPLIANCE)
                .get("api/v1/audit/verify")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipper-hq-squid", "compliance", "notification"})
    void shouldLetOnlyIngestReadTheRawLines(String login) {
        Map<String, Object> settings =
                new HashMap<>(SystemTestStack.stack().kafka().clientSettings(login));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition("logs.raw.v1", 0)));
            consumer.seekToBeginning(consumer.assignment());
            assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(30)))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
    }

    private static String employee(String id, String userName, String mail) {
        return "employee_id,username,name,email,supervisor_id,unit\n"
                + String.join(",", id, userName, "Officer " + id, mail, "E010", "Patrol") + "\n";
    }

    private static ValidatableResponse minutes(String user, String employee) {
        return DEPARTMENT
                .requestAs(user, COMPLIANCE)
                .queryParam("from", WEEK.from().toString())
                .queryParam("to", WEEK.to().toString())
                .queryParam("employee_id", employee)
                .queryParam("purpose", ".")
                .get("api/v1/minutes")
                .then();
    }

    private static void source(String id, String feeder) {
        DEPARTMENT
                .requestAs("netadmin", INGEST)
                .contentType("application/json")
                .body("{\"format\":\"squid\",\"zone\":\"America/Chicago\",\"identity\":[\"username\"],"
                        + "\"domains\":[\"RIDGEMONT\"],\"feeders\":[\"" + feeder + "\"]}")
                .put("api/v1/sources/" + id)
                .then()
                .statusCode(200);
    }

    private static void awaitAudited(String action, String source) {
        await(action + " in the audit trail")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> DEPARTMENT
                        .requestAs("auditor", COMPLIANCE)
                        .queryParam("subject", source)
                        .get("api/v1/audit")
                        .then()
                        .statusCode(200)
                        .body("items.findAll { it.action == '" + action + "' }.actor", hasItem("netadmin")));
    }
}
