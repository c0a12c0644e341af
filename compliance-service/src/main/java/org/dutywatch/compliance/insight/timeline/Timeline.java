package org.dutywatch.compliance.insight.timeline;

import java.time.ZoneId;
import java.util.List;
import org.dutywatch.compliance.model.time.Interval;

/**
 * The content of a timeline picture of one shift.
 *
 * @param description the whole content as a text, for people who cannot see the picture
 * @param span the time from the left to the right edge; must not be empty
 * @param zone time zone of the axis labels
 * @param lanes rows, from top to bottom
 * @param caption lines of text below the picture
 */
public record Timeline(
        String title, String description, Interval span, ZoneId zone, List<Lane> lanes, List<String> caption) {

    /**
     * One row.
     *
     * @param label text at the left edge
     * @param note short text at the right edge
     */
    public record Lane(String label, List<Bar> bars, String note) {}

    /**
     * A time interval, drawn as a bar and clipped to the span of the picture.
     *
     * @param tooltip text that is shown when the pointer is over the bar
     */
    public record Bar(Interval time, Fill fill, String tooltip) {}
}
