package org.dutywatch.benchmarks.minutes.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.dutywatch.benchmarks.minutes.world.LogLine;
import org.dutywatch.ingest.attribution.domain.Identified;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.elsewhere.domain.Access;
import org.dutywatch.ingest.elsewhere.domain.Elsewhere;
import org.dutywatch.ingest.elsewhere.domain.Person;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.jspecify.annotations.Nullable;

/** Turns simulated firewall sessions into access observations. The ingest service does not read such a format yet. */
record Flows(SiteCatalogue catalogue, String source) {
    private static final Set<HostRole> EMBEDDED =
            Set.of(HostRole.WIDGET, HostRole.PIXEL, HostRole.AUTH, HostRole.SHORTENER);

    /**
     * @param who the employee that the line is attributed to
     * @return null where the host is not monitored
     */
    @Nullable
    AccessObservation read(LogLine line, Identified.Employee who, Elsewhere<AccessObservation> elsewhere) {
        byte[] name = line.host().getBytes(StandardCharsets.UTF_8);
        MonitoredHost host = catalogue.find(name, 0, name.length);
        Person<AccessObservation> person = elsewhere.person(source, who.employeeId());
        if (host == null) {
            person.openedTunnel(line.start());
            return null;
        }
        if (EMBEDDED.contains(host.role())) {
            person.reachedEmbedded(line.start());
        }
        AccessObservation seen = observation(line, who, host);
        return seen.since(person.told(new Access(seen.observationId(), line.start(), true), seen));
    }

    private AccessObservation observation(LogLine line, Identified.Employee who, MonitoredHost host) {
        return new AccessObservation(
                String.format(
                        "%016x%08x%08x", line.start(), line.bytes(), line.host().hashCode()),
                who.employeeId(),
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
                who.ambiguous(),
                null,
                null,
                null,
                who.identity(),
                source,
                catalogue.version());
    }
}
