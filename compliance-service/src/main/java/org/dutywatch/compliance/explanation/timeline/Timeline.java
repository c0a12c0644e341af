package org.dutywatch.compliance.explanation.timeline;

import java.time.ZoneId;
import java.util.List;
import org.dutywatch.compliance.time.domain.Interval;

/**
 * What a picture of one shift shows.
 *
 * @param description all of it in words, for those who cannot see it
 * @param span the time from the left to the right edge; longer than nothing
 * @param zone of the axis
 * @param caption lines below the picture
 */
public record Timeline(
        String title, String description, Interval span, ZoneId zone, List<Lane> lanes, List<String> caption) {

    /**
     * One row.
     *
     * @param note short, at the right edge
     */
    public record Lane(String label, List<Bar> bars, String note) {}

    /**
     * A stretch of time; what reaches beyond the span of the picture is cut off.
     *
     * @param words shown when somebody points at it
     */
    public record Bar(Interval time, Fill fill, String words) {}
}
