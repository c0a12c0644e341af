package org.dutywatch.compliance.model.attention;

import java.util.List;
import org.dutywatch.compliance.model.time.Interval;

/**
 * One uninterrupted session of attention and the observations that it is based on, in order of time.
 *
 * @param openedBy ids of the observations that started or renewed it; empty where only the low estimate found it
 * @param carriedBy ids of the observations that continued it
 * @param closedBy id of the observation that ended last: the session ends with it and the time added after it.
 *     Empty where no observation counted
 */
public record AttentionSession(Interval interval, List<String> openedBy, List<String> carriedBy, String closedBy) {}
