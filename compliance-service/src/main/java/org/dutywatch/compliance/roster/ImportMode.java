package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a roster file says about shifts that it does not mention. */
public enum ImportMode {
    /** Nothing: they stay. */
    DELTA,
    /** They are no more, if they start in the window of the snapshot. */
    SNAPSHOT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
