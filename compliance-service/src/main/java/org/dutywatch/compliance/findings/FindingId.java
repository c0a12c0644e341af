package org.dutywatch.compliance.findings;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.dutywatch.compliance.due.ShiftKey;

/** The same shift always has the same finding, whoever computes it and however often. */
final class FindingId {
    /** More minutes of access than the limit in one shift. */
    static final String RULE = "ON_DUTY_ACCESS_PER_SHIFT";

    /** General Order M1219, IV.C: on-duty access is kept at a minimum, except for official business. */
    static final String CLAUSE = "IV.C";

    private FindingId() {}

    static UUID of(ShiftKey shift) {
        String name = shift.employeeId() + "|" + RULE + "|" + shift.start();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
