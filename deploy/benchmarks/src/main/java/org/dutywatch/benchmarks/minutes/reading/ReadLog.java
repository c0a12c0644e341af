package org.dutywatch.benchmarks.minutes.reading;

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
import org.dutywatch.benchmarks.minutes.world.Duty.Span;
import org.dutywatch.benchmarks.minutes.world.LogLine;
import org.dutywatch.benchmarks.minutes.world.LogLine.Sees;
import org.dutywatch.benchmarks.minutes.world.SimulatedShift;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.ingest.attribution.domain.Attribution;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.Identified;
import org.dutywatch.ingest.attribution.domain.Identity;
import org.dutywatch.ingest.attribution.domain.KnownLeases;
import org.dutywatch.ingest.attribution.domain.Lease;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.catalogue.domain.CatalogueText;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.elsewhere.domain.Elsewhere;
import org.dutywatch.ingest.elsewhere.domain.Limits;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of a simulated shift with the ingest service's own code: reader, catalogue, attribution by lease, and
 * memory of unmonitored pages.
 */
public final class ReadLog {
    private static final String SOURCE = "simulated";

    private final SiteCatalogue catalogue = shipped();

    private static SiteCatalogue shipped() {
        try (InputStream in = SiteCatalogue.class.getResourceAsStream("/catalogue/sites.txt")) {
            if (in == null) {
                throw new IllegalStateException("the ingest service ships no catalogue");
            }
            return CatalogueText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ReadShift read(SimulatedShift simulated) {
        ShiftReader reader = new ShiftReader(simulated);
        simulated.lines().stream()
                .sorted(Comparator.comparingLong(LogLine::end))
                .forEach(reader::read);
        return new ReadShift(
                simulated.usage(),
                new Shift(
                        simulated.employee(),
                        interval(simulated.duty().shift()),
                        ShiftKind.REGULAR,
                        intervals(simulated.duty().breaks()),
                        IntervalSet.empty()),
                intervals(simulated.duty().official()),
                reader.evidence(),
                reader.unmonitored,
                simulated.trueMinutes(),
                reader.wrongPerson);
    }

    /** Reads the lines of one shift as the ingest service does. */
    private final class ShiftReader {
        private final String employee;
        private final Identification identification;
        private final Elsewhere<org.dutywatch.ingest.reading.domain.AccessObservation> elsewhere =
                new Elsewhere<>(Limits.DEFAULT);
        private final AccessReader reader;
        private final Flows flows = new Flows(catalogue, SOURCE);
        private final Map<String, AccessObservation> evidence = new HashMap<>();
        private final List<Instant> unmonitored = new ArrayList<>();
        private int wrongPerson;

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
                    name -> new Attribution.Employee(name.value()),
                    new KnownLeases(leases),
                    Set.of(Identity.USERNAME, Identity.LEASE));
            reader = new AccessReader(new SquidNative(), catalogue, identification, SOURCE, elsewhere);
        }

        void read(LogLine line) {
            AccessObservation seen = line.sees() == Sees.FLOW ? flow(line) : request(line);
            if (seen != null) {
                evidence.merge(seen.id(), seen, AccessObservation::merge);
                wrongPerson += line.person().equals(employee) ? 0 : 1;
            }
        }

        private @Nullable AccessObservation request(LogLine line) {
            byte[] bytes = line.squid().getBytes(StandardCharsets.UTF_8);
            LineOutcome outcome = reader.read(bytes, 0, bytes.length);
            if (outcome instanceof LineOutcome.Observed observed) {
                return own(observed.observation());
            }
            if (outcome instanceof LineOutcome.Denied denied && denied.observation() != null) {
                return own(denied.observation());
            }
            if (outcome instanceof LineOutcome.NotMonitored && line.person().equals(employee)) {
                unmonitored.add(Instant.ofEpochMilli(line.start()));
            }
            return null;
        }

        /** The ingest service reads no firewall format yet. All steps after the format are its own code. */
        private @Nullable AccessObservation flow(LogLine line) {
            Identified whose = identification.whose(
                    line.user(), line.client(), Instant.ofEpochMilli(line.start()), Instant.ofEpochMilli(line.end()));
            if (!(whose instanceof Identified.Employee who)) {
                return null;
            }
            var seen = flows.read(line, who, elsewhere);
            if (seen == null) {
                unmonitored.add(Instant.ofEpochMilli(line.start()));
                return null;
            }
            return own(seen);
        }

        private @Nullable AccessObservation own(org.dutywatch.ingest.reading.domain.AccessObservation seen) {
            return seen.employeeId().equals(employee) ? Told.of(seen) : null;
        }

        List<AccessObservation> evidence() {
            elsewhere.improved().stream()
                    .map(improved -> improved.payload().since(improved.since()))
                    .filter(improved -> improved.employeeId().equals(employee))
                    .forEach(improved ->
                            evidence.merge(improved.observationId(), Told.of(improved), AccessObservation::merge));
            return List.copyOf(evidence.values());
        }
    }

    private static IntervalSet intervals(List<Span> spans) {
        return IntervalSet.of(spans.stream().map(ReadLog::interval).toList());
    }

    private static Interval interval(Span span) {
        return new Interval(Instant.ofEpochMilli(span.start()), Instant.ofEpochMilli(span.end()));
    }
}
