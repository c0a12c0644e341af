package org.dutywatch.ingest.observations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/** How much the memory of pages elsewhere may hold; see {@link org.dutywatch.ingest.elsewhere.domain.Limits}. */
@ConfigMapping(prefix = "dutywatch.elsewhere")
public interface ElsewhereConfig {
    /** Points in time of each kind (pages, tunnels, embedded accesses) of one person. */
    @WithDefault("8192")
    @Positive
    int timesOfPerson();

    /** Points in time of all persons; 8 bytes each. */
    @WithDefault("8000000")
    @Positive
    int times();

    /** Accesses that are told anew when a late line makes a number smaller; about 400 bytes each. */
    @WithDefault("200000")
    @Positive
    int accesses();
}
