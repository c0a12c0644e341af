package org.dutywatch.simulator.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.ingest.attribution.domain.Attribution;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.InMemoryLeases;
import org.dutywatch.ingest.attribution.domain.Lease;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogueParser;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.dutywatch.simulator.world.LogLine;
import org.dutywatch.simulator.world.LogLine.LogDetail;
import org.dutywatch.simulator.world.SimulatedDuty.MillisInterval;
import org.dutywatch.simulator.world.SimulatedShift;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of a simulated shift with the ingest service's own code: reader, catalogue, attribution by lease, and
 * memory of unmonitored pages.
 */
public final class ReadLog {
    private static final String SOURCE = "simulated";

    private final SiteCatalogue catalogue = loadCatalogue();

    private static SiteCatalogue loadCatalogue() {
        try (InputStream in = SiteCatalogue.class.getResourceAsStream("/catalogue/sites.txt")) {
            if (in == null) {
                throw new IllegalStateException("the ingest service has no catalogue");
            }
            return SiteCatalogueParser.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ObservedShift read(SimulatedShift simulated) {
        ShiftReader reader = new ShiftReader(simulated);
        simulated.lines().stream()
                .sorted(Comparator.comparingLong(LogLine::end))
                .forEach(reader::read);
        return new ObservedShift(
                simulated.usage(),
                new Shift(
                        simulated.employee(),
                        interval(simulated.duty().shift()),
                        ShiftKind.REGULAR,
                        intervals(simulated.duty().breaks()),
                        IntervalSet.empty()),
                intervals(simulated.duty().officialBusiness()),
                reader.evidence(),
                reader.unmonitoredAccesses,
                simulated.trueMinutes(),
                reader.misattributed);
    }

    /** Reads the lines of one shift as the ingest service does. */
    private final class ShiftReader {
        private final String employee;
        private final Identification identification;
        private final UnmonitoredBrowsing<org.dutywatch.ingest.reading.domain.AccessObservation> unmonitoredBrowsing =
                new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT);
        private final AccessReader reader;
        private final FlowReader flows = new FlowReader(catalogue, SOURCE);
        private final Map<String, AccessObservation> evidence = new HashMap<>();
        private final List<Instant> unmonitoredAccesses = new ArrayList<>();
        private int misattributed;

        ShiftReader(SimulatedShift simulated) {
            employee = simulated.employee();
            List<Lease> leases = simulated.leases().stream()
                    .map(lease -> new Lease(
                            lease.address(),
                            Optional.of(new UserName(lease.user())),
                            Instant.ofEpochMilli(lease.start()),
                            Instant.ofEpochMilli(lease.end())))
                    .toList();
            identification = new Identification(
                    (name, at) -> new Attribution.Employee(name.value()),
                    new InMemoryLeases(leases),
                    Set.of(IdentityMethod.USERNAME, IdentityMethod.LEASE));
            reader = new AccessReader(new SquidNative(), catalogue, identification, SOURCE, unmonitoredBrowsing);
        }

        void read(LogLine line) {
            AccessObservation observation = line.detail() == LogDetail.FLOW ? flow(line) : request(line);
            if (observation != null) {
                evidence.merge(observation.id(), observation, AccessObservation::merge);
                misattributed += line.person().equals(employee) ? 0 : 1;
            }
        }

        private @Nullable AccessObservation request(LogLine line) {
            byte[] bytes = line.squid().getBytes(StandardCharsets.UTF_8);
            LineOutcome outcome = reader.read(bytes, 0, bytes.length);
            if (outcome instanceof LineOutcome.Observed observed) {
                return ifOwn(observed.observation());
            }
            if (outcome instanceof LineOutcome.Denied denied && denied.observation() != null) {
                return ifOwn(denied.observation());
            }
            if (outcome instanceof LineOutcome.NotMonitored && line.person().equals(employee)) {
                unmonitoredAccesses.add(Instant.ofEpochMilli(line.start()));
            }
            return null;
        }

        /** The ingest service reads no firewall format yet. All steps after the format are its own code. */
        private @Nullable AccessObservation flow(LogLine line) {
            IdentificationOutcome outcome = identification.identify(
                    line.user(), line.client(), Instant.ofEpochMilli(line.start()), Instant.ofEpochMilli(line.end()));
            if (!(outcome instanceof IdentificationOutcome.IdentifiedEmployee identified)) {
                return null;
            }
            var observation = flows.read(line, identified, unmonitoredBrowsing);
            if (observation == null) {
                unmonitoredAccesses.add(Instant.ofEpochMilli(line.start()));
                return null;
            }
            return ifOwn(observation);
        }

        private @Nullable AccessObservation ifOwn(org.dutywatch.ingest.reading.domain.AccessObservation observation) {
            return observation.employeeId().equals(employee) ? ObservationConverter.toCompliance(observation) : null;
        }

        List<AccessObservation> evidence() {
            unmonitoredBrowsing.revisedAccesses().stream()
                    .map(revised -> revised.payload().withShorterIntervals(revised.since()))
                    .filter(revised -> revised.employeeId().equals(employee))
                    .forEach(revised -> evidence.merge(
                            revised.observationId(),
                            ObservationConverter.toCompliance(revised),
                            AccessObservation::merge));
            return List.copyOf(evidence.values());
        }
    }

    private static IntervalSet intervals(List<MillisInterval> spans) {
        return IntervalSet.of(spans.stream().map(ReadLog::interval).toList());
    }

    private static Interval interval(MillisInterval span) {
        return new Interval(Instant.ofEpochMilli(span.start()), Instant.ofEpochMilli(span.end()));
    }
}
