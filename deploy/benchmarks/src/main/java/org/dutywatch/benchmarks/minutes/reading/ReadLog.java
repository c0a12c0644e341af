package org.dutywatch.benchmarks.minutes.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.dutywatch.benchmarks.minutes.world.Duty.Span;
import org.dutywatch.benchmarks.minutes.world.LogLine;
import org.dutywatch.benchmarks.minutes.world.SimulatedShift;
import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.HostRole;
import org.dutywatch.compliance.attention.domain.Identity;
import org.dutywatch.compliance.attention.domain.PageElsewhere;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.ingest.attribution.domain.Attribution;
import org.dutywatch.ingest.catalogue.domain.CatalogueText;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.squid.domain.SquidNative;

/** Reads the log of a simulated shift with the ingest service's own reader and catalogue. */
public final class ReadLog {
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
        AccessReader reader = new AccessReader(
                new SquidNative(), catalogue, name -> new Attribution.Employee(name.value()), "simulated");
        List<AccessObservation> evidence = new ArrayList<>();
        List<Instant> others = new ArrayList<>();
        PagesElsewhere elsewhere = new PagesElsewhere();
        int wrong = 0;
        for (LogLine line : simulated.lines()) {
            String user = user(line, simulated.leases());
            if (!user.equals(simulated.employee())) {
                continue;
            }
            AccessObservation seen = line.sees() == LogLine.Sees.FLOW ? flow(line) : request(reader, line, user);
            if (seen != null) {
                evidence.add(seen);
                elsewhere.observed(seen);
                wrong += line.person().equals(user) ? 0 : 1;
            } else if (catalogue.find(bytes(line.host()), 0, line.host().length()) == null) {
                elsewhere.other(line);
                others.add(Instant.ofEpochMilli(line.start()));
            }
        }
        return new ReadShift(
                simulated.usage(),
                shift(simulated),
                intervals(simulated.duty().official()),
                evidence.stream().map(elsewhere::told).toList(),
                others,
                simulated.trueMinutes(),
                wrong);
    }

    private static Shift shift(SimulatedShift simulated) {
        return new Shift(
                simulated.employee(),
                interval(simulated.duty().shift()),
                ShiftKind.REGULAR,
                intervals(simulated.duty().breaks()),
                IntervalSet.empty());
    }

    private static String user(LogLine line, List<SimulatedShift.Lease> leases) {
        if (!line.user().equals("-")) {
            return line.user();
        }
        return leases.stream()
                .filter(lease -> lease.address().equals(line.client())
                        && lease.start() <= line.start()
                        && line.start() < lease.end())
                .map(SimulatedShift.Lease::user)
                .findFirst()
                .orElse("-");
    }

    private static AccessObservation request(AccessReader reader, LogLine line, String user) {
        byte[] bytes = bytes(line.user().equals("-") ? line.squid().replace(" - HIER", " " + user + " HIER") : line.squid());
        LineOutcome outcome = reader.read(bytes, 0, bytes.length);
        if (!(outcome instanceof LineOutcome.Observed observed)) {
            return null;
        }
        var seen = observed.observation();
        return new AccessObservation(
                seen.observationId(),
                seen.site(),
                seen.host(),
                HostRole.valueOf(seen.role().name()),
                AccessKind.valueOf(seen.kind().name()),
                new Interval(seen.start(), seen.end()),
                seen.method(),
                seen.status(),
                seen.bytesUp(),
                seen.bytesDown(),
                seen.document(),
                seen.embed(),
                false,
                false,
                seen.series(),
                line.user().equals("-") ? Identity.LEASE : Identity.USERNAME,
                false,
                PageElsewhere.UNKNOWN,
                seen.source(),
                seen.catalogue());
    }

    private AccessObservation flow(LogLine line) {
        MonitoredHost host = catalogue.find(bytes(line.host()), 0, line.host().length());
        return host == null
                ? null
                : new AccessObservation(
                        HexFormat.of().toHexDigits(line.start()) + HexFormat.of().toHexDigits(line.bytes() * 31 + line.host().hashCode()),
                        host.site().key(),
                        line.host(),
                        HostRole.valueOf(host.role().name()),
                        AccessKind.FLOW,
                        new Interval(Instant.ofEpochMilli(line.start()), Instant.ofEpochMilli(line.end())),
                        "-",
                        0,
                        null,
                        line.bytes(),
                        false,
                        false,
                        false,
                        false,
                        null,
                        line.user().equals("-") ? Identity.LEASE : Identity.USERNAME,
                        false,
                        PageElsewhere.UNKNOWN,
                        "simulated",
                        catalogue.version());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static IntervalSet intervals(List<Span> spans) {
        return IntervalSet.of(spans.stream().map(ReadLog::interval).toList());
    }

    private static Interval interval(Span span) {
        return new Interval(Instant.ofEpochMilli(span.start()), Instant.ofEpochMilli(span.end()));
    }
}
