package org.dutywatch.notification.notices.domain;

import java.time.Instant;
import org.dutywatch.notification.findings.domain.FindingSummary;

/**
 * The last mail to one address, reduced to what {@link NotificationPolicy} needs: what it reported and when it was
 * sent.
 */
public record LastNotification(FindingSummary summary, Instant at) {}
