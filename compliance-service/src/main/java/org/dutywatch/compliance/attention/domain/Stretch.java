package org.dutywatch.compliance.attention.domain;

import java.util.List;
import org.dutywatch.compliance.time.domain.Interval;

/**
 * One uninterrupted stretch of attention and the observations that it rests on, in order of time.
 *
 * @param openedBy ids of the observations that began or renewed it; empty where only the strict reading found it
 * @param carriedBy ids of the observations that kept it going
 * @param closedBy id of the last of them: the stretch ends with it and the reading time granted after it
 */
public record Stretch(Interval interval, List<String> openedBy, List<String> carriedBy, String closedBy) {}
