package org.dutywatch.notification.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;

/** Builds the events that compliance publishes, from its golden examples. */
public final class ComplianceEventFixtures {
    public static final Path COMPLIANCE = Path.of("../compliance-service/contracts");
    public static final String FINDINGS = "compliance.finding-changed.v1";
    public static final String DUTY = "compliance.duty-changed.v1";
    public static final String EMPLOYEES = "compliance.employee-changed.v1";
    public static final String DECISIONS = "compliance.decision-awaited.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode node;

    private ComplianceEventFixtures(ObjectNode node) {
        this.node = node;
    }

    /** Revision 1: low 44, point 52, high 61, limit 30. */
    public static ComplianceEventFixtures anAlertAbout(String employeeId) {
        return example("opened-alert").about(employeeId).minutes(44, 52, 61);
    }

    public static ComplianceEventFixtures aReviewAbout(String employeeId) {
        return example("opened-review").about(employeeId);
    }

    /** Revision 1: one request to facebook that looks like an upload. */
    public static ComplianceEventFixtures aPossiblePostingOf(String employeeId) {
        return example("opened-possible-posting").about(employeeId);
    }

    /** The same finding, withdrawn. */
    public ComplianceEventFixtures withdrawn(int revision) {
        ComplianceEventFixtures withdrawn = example("withdrawn");
        withdrawn.node.put("finding_id", findingId()).put("employee_id", employeeId());
        return withdrawn.revision(revision, "ROSTER");
    }

    /** The same finding, superseded because its shift was moved. */
    public ComplianceEventFixtures superseded(int revision) {
        ComplianceEventFixtures superseded = example("superseded");
        superseded.node.put("finding_id", findingId()).put("employee_id", employeeId());
        return superseded.revision(revision, "ROSTER");
    }

    /** The same figures, acknowledged. */
    public ComplianceEventFixtures acknowledged(int revision) {
        node.put("state", "ACKNOWLEDGED").put("change", "ACKNOWLEDGED");
        return revision(revision, "NOTICE");
    }

    public ComplianceEventFixtures revision(int revision, String cause) {
        node.put("revision", revision).put("cause", cause);
        return this;
    }

    /** Evaluated with this version of the employee's duty; 7 in most examples. */
    public ComplianceEventFixtures evaluatedWith(long dutyVersion) {
        node.put("duty_version", dutyVersion);
        return this;
    }

    public ComplianceEventFixtures minutes(double low, double point, double high) {
        node.putObject("minutes").put("low", low).put("point", point).put("high", high);
        return this;
    }

    public ComplianceEventFixtures shift(String start, String end) {
        node.putObject("shift").put("start", start).put("end", end).put("kind", "REGULAR");
        return this;
    }

    public String findingId() {
        return node.get("finding_id").asText();
    }

    public String employeeId() {
        return node.get("employee_id").asText();
    }

    public byte[] bytes() {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * An employee event; the mail address is {@code <id>@ridgemont-pd.example} in lower case, and so is the subject of
     * his login.
     */
    public static byte[] employee(String id, long version, String name, @Nullable String supervisorId) {
        return employee(id, version, name, supervisorId, mailOf(id));
    }

    /** As {@link #employee}, at the top of the chain of command, with this subject of his login. */
    public static byte[] employeeWithLogin(String id, long version, String name, String subject) {
        return employee(id, version, name, null, subject);
    }

    /** An employee event with this mail address, unit and supervisor. */
    public static byte[] employeeAt(String id, long version, String mail, String unit, String supervisorId) {
        ObjectNode node = JSON.createObjectNode();
        node.put("employee_id", id).put("version", version).put("active", true).put("name", "Officer " + id);
        node.put("email", mail).put("unit", unit).put("supervisor_id", supervisorId);
        node.putArray("usernames").add(id.toLowerCase(java.util.Locale.ROOT));
        node.putArray("logins");
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] employee(
            String id, long version, String name, @Nullable String supervisorId, String subject) {
        ObjectNode node = JSON.createObjectNode();
        node.put("employee_id", id).put("version", version).put("active", true).put("name", name);
        node.put("email", mailOf(id)).put("unit", "Patrol").put("supervisor_id", supervisorId);
        node.putArray("usernames").add(id.toLowerCase(java.util.Locale.ROOT));
        node.putArray("logins").addObject().put("issuer", TestTokens.ISSUER).put("subject", subject);
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A duty event from {@code from} to {@code to}: on duty all the time, under this supervisor.
     *
     * @param supervisorId null when the roster names none
     */
    public static byte[] dutyUnder(String id, long version, String from, String to, @Nullable String supervisorId) {
        return duty(id, version, from, to, "supervision", "supervisor_id", supervisorId);
    }

    /**
     * A duty event from {@code from} to {@code to}: on duty all the time, with somebody who acts in his place.
     *
     * @param actingId null when nobody acts
     */
    public static byte[] actingFor(String id, long version, String from, String to, @Nullable String actingId) {
        return duty(id, version, from, to, "acting", "acting_supervisor_id", actingId);
    }

    private static byte[] duty(
            String id, long version, String from, String to, String list, String field, @Nullable String person) {
        ObjectNode node = JSON.createObjectNode();
        node.put("employee_id", id).put("version", version).put("from", from).put("to", to);
        ObjectNode item = node.putArray("items").addObject();
        item.put("start", from).put("end", to).put("state", "ON_DUTY").put("kind", "REGULAR");
        node.putArray("supervision");
        node.putArray("acting");
        if (person != null) {
            ((ArrayNode) node.get(list))
                    .addObject()
                    .put("start", from)
                    .put("end", to)
                    .put(field, person);
        }
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An employee event of somebody who has left. */
    public static byte[] formerEmployee(String id, long version) {
        String active = new String(employee(id, version, "Former " + id, null), StandardCharsets.UTF_8);
        return active.replace("\"active\":true", "\"active\":false").getBytes(StandardCharsets.UTF_8);
    }

    public static String mailOf(String employeeId) {
        return employeeId.toLowerCase(java.util.Locale.ROOT) + "@ridgemont-pd.example";
    }

    private ComplianceEventFixtures about(String employeeId) {
        node.put("employee_id", employeeId)
                .put(
                        "finding_id",
                        UUID.nameUUIDFromBytes(employeeId.getBytes(StandardCharsets.UTF_8))
                                .toString());
        return this;
    }

    private static ComplianceEventFixtures example(String name) {
        try {
            Path file = COMPLIANCE.resolve(FINDINGS + ".examples").resolve(name + ".json");
            return new ComplianceEventFixtures((ObjectNode) JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
