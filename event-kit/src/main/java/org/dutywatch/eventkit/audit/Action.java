package org.dutywatch.eventkit.audit;

import org.jspecify.annotations.Nullable;

/** What somebody did; the fields are those of {@link AuditRecord}. */
record Action(
        String name,
        @Nullable String subject,
        @Nullable String purpose,
        AuditOutcome outcome,
        @Nullable Long count) {}
