package org.dutywatch.compliance.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an import did with a row. */
public enum RowOutcome {
    ADDED,
    CHANGED,
    UNCHANGED,
    /** The entry that the row cancels was removed. */
    REMOVED,
    /** The row waits until a second person decides on it. */
    PENDING,
    REFUSED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
