package org.dutywatch.compliance.duty.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an import does with entries that the file does not contain. */
public enum ImportMode {
    /** They stay. */
    DELTA,
    /** They are removed if they start in the window of the snapshot. */
    SNAPSHOT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
