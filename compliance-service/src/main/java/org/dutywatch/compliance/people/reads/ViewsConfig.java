package org.dutywatch.compliance.people.reads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings for the records of who looked at whose data. */
@ConfigMapping(prefix = "dutywatch.views")
public interface ViewsConfig {
    /**
     * How many persons of one answer are recorded one by one, 1 to 500; those beyond are recorded by unit, with their
     * number. Persons who are shown under an unmasking are always recorded one by one.
     */
    @WithDefault("25")
    @Min(1)
    @Max(500)
    int recordedPersons();

    /** Whether employees may see who looked at them. */
    @WithDefault("true")
    boolean shownToThePerson();

    /**
     * For how long after a finding was referred its employee is not shown who of administrators, the chief and auditors
     * looked at him since it was opened. ISO 8601.
     */
    @WithDefault("P90D")
    Duration delayAfterReferral();
}
