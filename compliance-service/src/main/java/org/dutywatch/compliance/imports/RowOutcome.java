package org.dutywatch.compliance.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a row. */
public enum RowOutcome {
    ADDED,
    CHANGED,
    UNCHANGED,
    /** What it names is there no more. */
    REMOVED,
    /** Waits until a second person decides on it. */
    PENDING,
    REFUSED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
