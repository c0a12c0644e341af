package org.dutywatch.notification.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.dutywatch.notification.alarms.SourceChanged;
import org.dutywatch.testing.Contract;

/** Builds the events about sources that ingest publishes, from its golden examples. */
public final class SourceAlarmFixtures {
    public static final Contract CONTRACT =
            new Contract(Path.of("../access-ingest-service/contracts"), SourceChanged.TOPIC);

    private final ObjectNode node;

    private SourceAlarmFixtures(String example) {
        this((ObjectNode) CONTRACT.example(example));
    }

    private SourceAlarmFixtures(ObjectNode node) {
        this.node = node;
    }

    /** Version 1: 120 of 4000 lines of this source cannot be read. */
    public static SourceAlarmFixtures anUnreadableSource(String source) {
        return new SourceAlarmFixtures("unreadable-began").of(source, UUID.randomUUID());
    }

    /** Version 1: accesses in the log of this source may be of E101 or E102. */
    public static SourceAlarmFixtures anAmbiguousSource(String source) {
        return new SourceAlarmFixtures("ambiguous-began").of(source, UUID.randomUUID());
    }

    /** Version 1: no line of this source has come for an hour. */
    public static SourceAlarmFixtures aSilentSource(String source) {
        return new SourceAlarmFixtures("silent-began").of(source, UUID.randomUUID());
    }

    /** Version 1: 900 of 1200 lines of this source are malformed, far more than before. */
    public static SourceAlarmFixtures aDriftingSource(String source) {
        return new SourceAlarmFixtures("format-drift-began").of(source, UUID.randomUUID());
    }

    /** Version 2 of an ambiguous source: they may be of E107, too. */
    public SourceAlarmFixtures withFurtherEmployees() {
        return new SourceAlarmFixtures("ambiguous-further-employees").of(source(), UUID.fromString(id()));
    }

    /** Version 2 of an unreadable source: its limit was changed from 1 to 2.5 percent. */
    public SourceAlarmFixtures withOtherLimit() {
        return new SourceAlarmFixtures("unreadable-limit-changed").of(source(), UUID.fromString(id()));
    }

    /** @param cause {@code limit}, {@code no-lines} or {@code source-gone}: the end of an unreadable source */
    public SourceAlarmFixtures endedBy(String cause) {
        return endedAs("unreadable-ended-" + cause);
    }

    /** @param example the golden example of the end */
    public SourceAlarmFixtures endedAs(String example) {
        return new SourceAlarmFixtures(example).of(source(), UUID.fromString(id()));
    }

    /** The end of the same alarm. */
    public SourceAlarmFixtures ended() {
        String example = node.get("kind").asText().equals("UNREADABLE") ? "unreadable-ended" : "ambiguous-ended";
        return new SourceAlarmFixtures(example).of(source(), UUID.fromString(id()));
    }

    /** With this number of employees, of whom the event names 100. */
    public SourceAlarmFixtures of(List<String> employeeIds, int employees) {
        var ids = node.putArray("employee_ids");
        employeeIds.forEach(ids::add);
        node.put("employees", employees);
        return this;
    }

    public String id() {
        return node.get("alarm_id").asText();
    }

    public String source() {
        return node.get("source").asText();
    }

    public byte[] bytes() {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private SourceAlarmFixtures of(String source, UUID alarmId) {
        node.put("source", source).put("alarm_id", alarmId.toString());
        return this;
    }
}
