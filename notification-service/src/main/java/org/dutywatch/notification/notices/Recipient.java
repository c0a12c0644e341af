package org.dutywatch.notification.notices;

import org.jdbi.v3.core.mapper.PropagateNull;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * The recipient of a notice.
 *
 * @param employeeId the supervisor; null for the administrators
 */
public record Recipient(
        @ColumnName("recipient_kind") @PropagateNull Kind kind,
        @ColumnName("recipient_id") @Nullable String employeeId) {
    public static final Recipient ADMINISTRATORS = new Recipient(Kind.ADMINISTRATORS, null);

    /** The kinds of recipients. */
    public enum Kind {
        SUPERVISOR,
        ADMINISTRATORS
    }

    public static Recipient supervisor(String employeeId) {
        return new Recipient(Kind.SUPERVISOR, employeeId);
    }

    public boolean toAdministrators() {
        return kind == Kind.ADMINISTRATORS;
    }
}
