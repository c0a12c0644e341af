package org.dutywatch.eventkit.limits;

import io.github.bucket4j.TimeMeter;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Provides the time by which limits refill, unless there is another. It never goes back, unlike the clock. */
class SystemTime {
    @Produces
    @Singleton
    @DefaultBean
    TimeMeter time() {
        return TimeMeter.SYSTEM_NANOTIME;
    }
}
