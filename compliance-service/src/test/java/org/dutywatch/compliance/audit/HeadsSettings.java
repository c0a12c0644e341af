package org.dutywatch.compliance.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** Settings of the audit trail for tests that keep heads of their own. */
record HeadsSettings(Optional<Path> headsFile, Optional<Path> signingKeyFile, Period retention) implements AuditConfig {
    @Override
    public Duration signEvery() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration verifyEvery() {
        return Duration.ofHours(6);
    }

    @Override
    public Period findingRetention() {
        return Period.ofYears(7);
    }

    @Override
    public Duration purgeEvery() {
        return Duration.ofHours(6);
    }
}
