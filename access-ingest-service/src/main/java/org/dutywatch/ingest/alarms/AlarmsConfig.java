package org.dutywatch.ingest.alarms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** When a source is an alarm. */
@ConfigMapping(prefix = "dutywatch.alarms")
public interface AlarmsConfig {
    /** Of how long a time the lines of a source are looked at; ISO 8601 duration. */
    @WithDefault("P1D")
    @DurationMin(minutes = 1)
    Duration window();

    /** At least so many lines of the window must be unreadable and may be an employee's; in lines. */
    @WithDefault("20")
    @Min(1)
    long unreadableLines();

    /**
     * And they must be more than this share of the lines that were attributed to an employee or are unreadable and may
     * be an employee's; percent. A source may have its own.
     */
    @WithDefault("1")
    @DecimalMin("0")
    @DecimalMax("100")
    double unreadablePercent();

    /**
     * The least time between two events that a running alarm is about further employees, has a further reason or many
     * more lines; ISO 8601 duration.
     */
    @WithDefault("PT1H")
    Duration updateAfter();

    /**
     * How long an access has waited when it counts as ambiguous, so that an import that is still being processed is no
     * alarm; also how often such accesses are counted; ISO 8601 duration.
     */
    @WithDefault("PT1M")
    Duration ambiguousAfter();

    /**
     * Of how long a time, at the end of the window, the malformed lines are compared with those before it; ISO 8601
     * duration. It is up to 1/24 of the window longer.
     */
    @WithDefault("PT1H")
    @DurationMin(minutes = 1)
    Duration driftWindow();

    /** At least so many lines of that time must be malformed; in lines. */
    @WithDefault("100")
    @Min(1)
    long driftLines();

    /** And their share must be larger than before by more than so many percentage points; 100: never. */
    @WithDefault("10")
    @DecimalMin("0")
    @DecimalMax("100")
    double driftPoints();

    /**
     * For how long after the start of the service no silence begins, because lines that waited on the topic are not read
     * yet; ISO 8601 duration.
     */
    @WithDefault("PT5M")
    Duration quietAfterStart();

    /** How often the sources are checked, so how late an alarm may begin or end; ISO 8601 duration. */
    @WithDefault("PT5S")
    Duration pollInterval();
}
