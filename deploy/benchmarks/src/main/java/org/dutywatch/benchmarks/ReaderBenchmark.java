package org.dutywatch.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogueParser;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures how many log lines per second one thread splits, parses, looks up in the catalogue and attributes, in each
 * format.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReaderBenchmark {
    static final int LINES = 20_000;

    private static final BenchmarkDepartment DEPARTMENT = new BenchmarkDepartment("P", 300);
    private static final Instant MORNING = Instant.parse("2026-11-10T12:00:00Z");

    @Param({
        "squid",
        "squid-common",
        "squid-combined",
        "squid-logformat",
        "fortinet",
        "cisco-meraki",
        "cisco-asa",
        "sophos-xg",
        "sophos-utm",
        "sophos-web-appliance",
        "juniper-srx",
        "sonicwall",
        "stormshield",
        "checkpoint",
        "skyhigh",
        "cisco-wsa",
        "e2guardian",
        "paloalto",
        "paloalto-cef",
        "paloalto-leef",
        "paloalto-json",
        "cloudflare-gateway",
        "zscaler",
        "netskope",
        "cisco-umbrella",
        "forcepoint",
        "checkpoint-cef",
        "watchguard",
        "barracuda",
        "opnsense",
        "elff",
        "cef",
        "leef",
        "json",
        "csv"
    })
    public String format = "squid";

    private byte[] log = {};
    private AccessReader reader = reader(LogLayout.SQUID.format());

    @Setup
    public void generate() {
        byte[] generated = new SquidLog(1).generate(LINES, DEPARTMENT, MORNING, MORNING.plusSeconds(12 * 3600));
        LogLayout layout = LogLayout.named(format);
        if (layout == null) {
            ExampleLog example = ExampleLog.of(format, firstLines(generated));
            log = example.bytes();
            reader = reader(example.format());
        } else {
            log = layout.of(firstLines(generated));
            reader = reader(layout.format());
        }
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public void read(Blackhole outcomes) {
        LineSplitter lines = new LineSplitter(log);
        while (lines.next()) {
            outcomes.consume(reader.read(log, lines.from(), lines.to()));
        }
    }

    private static AccessReader reader(LineFormat lineFormat) {
        InMemoryDirectory users = new InMemoryDirectory();
        for (int i = 0; i < DEPARTMENT.size(); i++) {
            users.replace(DEPARTMENT.employeeId(i), List.of(DEPARTMENT.username(i)));
        }
        return new AccessReader(lineFormat, SiteCatalogueParser.parse(catalogue()), users, "benchmark");
    }

    private static String catalogue() {
        try (InputStream in = AccessReader.class.getResourceAsStream("/catalogue/sites.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The catalogue of the ingest service cannot be read", e);
        }
    }

    /** The first {@link #LINES} lines; the generator may write a few more to finish the last page. */
    private static byte[] firstLines(byte[] generated) {
        int end = 0;
        for (int line = 0; line < LINES; line++) {
            while (generated[end] != '\n') {
                end++;
            }
            end++;
        }
        return java.util.Arrays.copyOf(generated, end);
    }
}
