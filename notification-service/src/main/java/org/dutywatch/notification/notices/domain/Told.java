package org.dutywatch.notification.notices.domain;

import java.time.Instant;
import org.dutywatch.notification.findings.domain.Standing;

/** What one address was told by mail last, and when. */
public record Told(Standing standing, Instant at) {}
