package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Duration;

/**
 * How long attention lasts between and after bursts.
 *
 * @param gap the next burst carries the same stretch on if it comes at most this long after the last; the time between
 *     counts whole
 * @param reach a stretch is carried at most this long after the last burst that opened it or was watched: without
 *     anything that a person does, what goes on is the page
 * @param tail reading time granted after a burst
 * @param mediaTail the same after a piece of media
 */
public record StretchRule(Duration gap, Duration reach, Duration tail, Duration mediaTail) {}
