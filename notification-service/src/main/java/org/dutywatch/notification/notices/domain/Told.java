package org.dutywatch.notification.notices.domain;

import java.time.Instant;
import org.dutywatch.notification.findings.domain.Standing;

/** The last mail to one address: what it reported, and when it was sent. */
public record Told(Standing standing, Instant at) {}
