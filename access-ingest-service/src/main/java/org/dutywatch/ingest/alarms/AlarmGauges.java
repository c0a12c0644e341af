package org.dutywatch.ingest.alarms;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.dutywatch.ingest.sources.SourceChanged;

/** For how many seconds each alarm has run, by source and kind. A source without an alarm has no such gauge. */
@ApplicationScoped
class AlarmGauges {
    private final MultiGauge gauges;
    private final Clock clock;

    AlarmGauges(MeterRegistry metrics, Clock clock) {
        this.gauges = MultiGauge.builder("dutywatch.source.alarm.seconds").register(metrics);
        this.clock = clock;
    }

    void show(List<SourceChanged> running) {
        gauges.register(
                running.stream()
                        .map(alarm -> MultiGauge.Row.of(
                                Tags.of(
                                        "source",
                                        alarm.source(),
                                        "kind",
                                        alarm.kind().label()),
                                alarm,
                                this::seconds))
                        .collect(Collectors.toList()),
                true);
    }

    private double seconds(SourceChanged alarm) {
        return Duration.between(alarm.beganAt(), clock.instant()).toMillis() / 1000.0;
    }
}
