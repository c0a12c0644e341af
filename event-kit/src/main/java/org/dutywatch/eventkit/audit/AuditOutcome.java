package org.dutywatch.eventkit.audit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What came of an audited action. */
public enum AuditOutcome {
    @JsonProperty("done")
    DONE,
    /** The caller may not do this, because of his role or because of the person or thing that it concerns. */
    @JsonProperty("refused")
    REFUSED,
    /** The service could not do it; nothing of it was stored. */
    @JsonProperty("failed")
    FAILED
}
