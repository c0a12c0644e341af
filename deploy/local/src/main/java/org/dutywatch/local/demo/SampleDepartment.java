package org.dutywatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.machine.StackFailure;

/** The sample department Ridgemont PD from {@code deploy/local/sample}, loaded through the public REST interfaces. */
final class SampleDepartment {
    static final String SOURCE = "hq-squid";
    static final String FROM = "2026-11-16T00:00:00Z";
    static final String TO = "2026-11-18T00:00:00Z";
    private static final String POLICY_NOTE = "Sample department: the limit of General Order M1219 IV.C for everybody";
    private static final String SUBJECT_OF_STANDARDS = "d0717a7c-0000-4000-8000-000000000003";
    private static final String SAMPLE_LINE =
            "1794841800.000    100 10.20.4.31 TCP_MISS/200 9000 GET https://www.facebook.com/ sreyes"
                    + " HIER_DIRECT/203.0.113.9 text/html";

    private final LocalStack stack;
    private final Path files;
    /** Token by user: one login each, because Keycloak hashes the password at each. */
    private final Map<String, String> tokens = new HashMap<>();

    SampleDepartment(LocalStack stack) {
        this.stack = stack;
        this.files = stack.options().root().resolve("deploy/local/sample");
    }

    /** Registers the source of the log. */
    void registerSource() {
        ingestAs("netadmin")
                .putJson(
                        "api/v1/sources/" + SOURCE,
                        Map.of(
                                "format",
                                "squid",
                                "zone",
                                "America/Chicago",
                                "identity",
                                List.of("username"),
                                "domains",
                                List.of("RIDGEMONT"),
                                "feeders",
                                List.of("dutywatch-cli")));
    }

    /**
     * Has the day of the log accepted, which is older than a source allows from 21 December 2026 on: professional standards
     * asks, the chief approves. Does nothing if that is still valid.
     */
    void approveBulkLoad() {
        String path = "api/v1/sources/" + SOURCE + "/bulk-loads";
        for (JsonNode load : ingestAs("standards").get(path).path("items")) {
            if ("approved".equals(load.path("state").asText())) {
                return;
            }
        }
        JsonNode load = ingestAs("standards")
                .postJson(
                        path,
                        Map.of("from", FROM, "to", TO, "reason", "The log of the sample department is of that day"));
        ingestAs("chief").postJson(path + "/" + load.path("bulk_load_id").asText() + "/approve", Map.of());
    }

    void loadPeople() {
        importFile("employees");
    }

    /**
     * Links the logins of the realm to employees: professional standards asks and the chief approves; for the login of
     * professional standards itself the other way round. Does nothing about those that are linked.
     */
    void linkLogins() {
        ApiClient standards = complianceAs("standards");
        ApiClient chief = complianceAs("chief");
        JsonNode asked = standards.postFile("api/v1/logins/import", "text/csv", files.resolve("logins.csv"));
        refuseIfRefused("logins", asked);
        approveLogins(chief, asked);
        asked = chief.postText(
                "api/v1/logins/import", "text/csv", "issuer,subject,employee_id\n," + SUBJECT_OF_STANDARDS + ",E002\n");
        refuseIfRefused("logins", asked);
        approveLogins(standards, asked);
    }

    private static void approveLogins(ApiClient second, JsonNode asked) {
        for (JsonNode row : asked.path("rows")) {
            if (row.has("request_id")) {
                second.postJson(
                        "api/v1/logins/requests/" + row.path("request_id").asText() + "/approve", Map.of());
                return;
            }
        }
    }

    /** Loads both; the chief, whom the file names as approver, approves the exemptions that await her decision. */
    void loadRosterAndExemptions() {
        importFile("roster");
        for (JsonNode row : importFile("exemptions").path("rows")) {
            if (row.has("draft_id")) {
                complianceAs("chief")
                        .postJson(
                                "api/v1/exemptions/drafts/"
                                        + row.path("draft_id").asText() + "/approve",
                                Map.of());
            }
        }
    }

    /**
     * Sets a limit of 30 minutes per shift, drafted by professional standards and approved by the chief; does nothing
     * if it is set.
     */
    void setLimit() {
        ApiClient standards = complianceAs("standards");
        for (JsonNode policy : standards.get("api/v1/policies").path("items")) {
            if (POLICY_NOTE.equals(policy.path("note").asText())
                    && "approved".equals(policy.path("state").asText())) {
                return;
            }
        }
        JsonNode draft = standards.postJson(
                "api/v1/policies",
                Map.of("limit_minutes_per_shift", 30, "effective_from", "2026-11-01T05:00:00Z", "note", POLICY_NOTE));
        complianceAs("chief")
                .postJson("api/v1/policies/" + draft.path("policy_id").asText() + "/approve", Map.of());
    }

    /** Returns whether the ingest service knows the user name in the log, which it learns through Kafka. */
    boolean ingestKnowsUserName() {
        JsonNode answer =
                ingestAs("netadmin").postText("api/v1/sources/" + SOURCE + "/dry-run", "text/plain", SAMPLE_LINE);
        return answer.toString().contains("\"observed\"");
    }

    /** Feeds the log; returns the number of lines that were written to Kafka. */
    long feedLog() {
        return ingestAs("netadmin")
                .postFile("api/v1/sources/" + SOURCE + "/lines", "text/plain", files.resolve("access.log"))
                .path("lines")
                .asLong();
    }

    JsonNode source() {
        return ingestAs("netadmin").get("api/v1/sources/" + SOURCE);
    }

    /** Returns one row per shift, as the auditor reads them. */
    JsonNode minutes() {
        return complianceAs("auditor")
                .get("api/v1/minutes?from=" + FROM + "&to=" + TO)
                .path("items");
    }

    JsonNode findings() {
        return complianceAs("auditor").get("api/v1/findings").path("items");
    }

    /** Professional standards asks alone for the minutes of an officer by name; returns the status of the answer. */
    int lookWithoutSecondPerson() {
        return complianceAs("standards")
                .status("api/v1/minutes?from=" + FROM + "&to=" + TO + "&employee_id=E101&purpose=curious");
    }

    /** Returns the records of requests of professional standards that were refused since then, the newest first. */
    JsonNode refusalsSince(Instant start) {
        return complianceAs("auditor")
                .get("api/v1/audit?outcome=refused&actor=standards&from=" + start)
                .path("items");
    }

    private JsonNode importFile(String what) {
        JsonNode answer = complianceAs("rosteradmin")
                .postFile("api/v1/" + what + "/import", "text/csv", files.resolve(what + ".csv"));
        refuseIfRefused(what, answer);
        return answer;
    }

    private static void refuseIfRefused(String what, JsonNode answer) {
        if (answer.path("counts").path("refused").asLong() > 0) {
            throw new StackFailure("The import of " + what + " refused rows: " + answer.path("rows"));
        }
    }

    private ApiClient ingestAs(String user) {
        return new ApiClient(stack.url("access-ingest-service"), token(user));
    }

    private ApiClient complianceAs(String user) {
        return new ApiClient(stack.url("compliance-service"), token(user));
    }

    private String token(String user) {
        return tokens.computeIfAbsent(user, stack::token);
    }
}
