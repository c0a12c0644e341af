package org.dutywatch.compliance.insight.dashboards.domain;

import java.time.LocalTime;

/** The part of the local day in which a shift starts. The hours are those at which patrol watches usually start. */
public enum DayPart {
    /** From 05:00 to 13:00. */
    DAY,
    /** From 13:00 to 20:00. */
    SWING,
    /** From 20:00 to 05:00. */
    NIGHT;

    public static DayPart of(LocalTime start) {
        int hour = start.getHour();
        if (hour >= 5 && hour < 13) {
            return DAY;
        }
        return hour >= 13 && hour < 20 ? SWING : NIGHT;
    }
}
