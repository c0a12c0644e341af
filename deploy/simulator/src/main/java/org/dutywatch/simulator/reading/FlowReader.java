package org.dutywatch.simulator.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.browsing.domain.MonitoredAccess;
import org.dutywatch.ingest.browsing.domain.PersonBrowsing;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.simulator.world.LogLine;
import org.jspecify.annotations.Nullable;

/** Turns simulated firewall sessions into access observations. The ingest service does not read such a format yet. */
record FlowReader(SiteCatalogue catalogue, String source) {
    private static final Set<HostRole> EMBEDDED =
            Set.of(HostRole.WIDGET, HostRole.PIXEL, HostRole.AUTH, HostRole.SHORTENER);

    /**
     * @param identified the employee that the line is attributed to
     * @return null where the host is not monitored
     */
    @Nullable
    AccessObservation read(
            LogLine line,
            IdentificationOutcome.IdentifiedEmployee identified,
            UnmonitoredBrowsing<AccessObservation> unmonitoredBrowsing) {
        byte[] name = line.host().getBytes(StandardCharsets.UTF_8);
        MonitoredHost host = catalogue.find(name, 0, name.length);
        PersonBrowsing<AccessObservation> personBrowsing = unmonitoredBrowsing.person(source, identified.employeeId());
        if (host == null) {
            personBrowsing.recordTunnel(line.start());
            return null;
        }
        if (EMBEDDED.contains(host.role())) {
            personBrowsing.recordEmbeddedFetch(line.start());
        }
        AccessObservation observation = observation(line, identified, host);
        return observation.withShorterIntervals(personBrowsing.recordPublished(
                new MonitoredAccess(observation.observationId(), line.start(), true), observation));
    }

    private AccessObservation observation(
            LogLine line, IdentificationOutcome.IdentifiedEmployee identified, MonitoredHost host) {
        return new AccessObservation(
                String.format(
                        "%016x%08x%08x", line.start(), line.bytes(), line.host().hashCode()),
                identified.employeeId(),
                host.site().key(),
                line.host(),
                host.role(),
                AccessKind.FLOW,
                Instant.ofEpochMilli(line.start()),
                Instant.ofEpochMilli(line.end()),
                "-",
                0,
                null,
                line.bytes(),
                false,
                false,
                false,
                false,
                identified.ambiguous(),
                null,
                null,
                null,
                identified.identityMethod(),
                source,
                catalogue.version(),
                null);
    }
}
