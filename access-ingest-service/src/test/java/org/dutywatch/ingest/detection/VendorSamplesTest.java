package org.dutywatch.ingest.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.reading.domain.ReadingFixtures;
import org.dutywatch.ingest.sources.Formats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads real lines of many vendors, if they are present beside the project. */
class VendorSamplesTest {
    private static final Path SAMPLES = Path.of("../../shared/samples");
    private static final double NAMED_AT_LEAST = 0.95;

    /** What a format or device is called whose lines a folder holds; one of them is enough. */
    private static final Map<String, List<String>> VENDORS = Map.ofEntries(
            Map.entry("broadcom_proxysg", List.of("elff", "Symantec", "Broadcom")),
            Map.entry("cef", List.of("CEF")),
            Map.entry("checkpoint", List.of("checkpoint")),
            Map.entry("cisco_asa", List.of("cisco-asa", "Cisco")),
            Map.entry("cisco_meraki", List.of("cisco-meraki")),
            Map.entry("cisco_wsa", List.of("cisco-wsa")),
            Map.entry("forcepoint", List.of("Forcepoint")),
            Map.entry("fortinet", List.of("fortinet", "FortiWeb")),
            Map.entry("haproxy", List.of("HAProxy")),
            Map.entry("infoblox_dns", List.of("Infoblox")),
            Map.entry("iptables", List.of("iptables", "Linux")),
            Map.entry("juniper_srx", List.of("juniper", "Juniper")),
            Map.entry("leef_generic", List.of("LEEF")),
            Map.entry("mikrotik", List.of("MikroTik")),
            Map.entry("paloalto", List.of("paloalto")),
            Map.entry("pfsense", List.of("pfSense")),
            Map.entry("skyhigh_mcafee", List.of("skyhigh")),
            Map.entry("sonicwall", List.of("sonicwall")),
            Map.entry("sophos", List.of("sophos")),
            Map.entry("squid", List.of("squid")),
            Map.entry("zscaler", List.of("zscaler", "Zscaler")));

    private final Formats formats = new Formats();

    @BeforeEach
    void assumeSamplesExist() {
        assumeTrue(Files.isDirectory(SAMPLES));
    }

    @Test
    void shouldNameTheVendorOfTheSamples() throws IOException {
        var clock = Clock.fixed(Instant.parse("2026-11-30T00:00:00Z"), ZoneOffset.UTC);
        var detectFormat = new DetectFormat(formats, clock);
        List<String> wrong = new ArrayList<>();
        List<Path> files = samples();
        for (Path file : files) {
            DetectedFormat detected = detectFormat.detect(Files.readAllBytes(file));
            String found =
                    detected.format() == null ? Objects.toString(detected.device(), "nothing") : detected.format();
            String vendor = SAMPLES.relativize(file).getName(0).toString();
            if (VENDORS.getOrDefault(vendor, List.of()).stream().noneMatch(found::startsWith)) {
                wrong.add(SAMPLES.relativize(file) + ": " + found);
            }
        }

        assertThat(wrong).hasSizeLessThanOrEqualTo((int) (files.size() * (1 - NAMED_AT_LEAST)));
    }

    @Test
    void shouldGiveEachLineAnOutcomeInEveryFormat() throws IOException {
        for (SupportedFormat supported : formats.all()) {
            var format =
                    formats.of(supported.name(), supported.exampleOptions()).orElseThrow();
            for (Path file : samples()) {
                byte[] bytes = Files.readAllBytes(file);
                AccessReader reader = ReadingFixtures.reader(format);
                var lines = new LineSplitter(bytes);
                while (lines.next()) {
                    assertThat(reader.read(bytes, lines.from(), lines.to())).isNotNull();
                }
            }
        }
    }

    private static List<Path> samples() throws IOException {
        try (var files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().matches(".*\\.(log|txt)"))
                    .sorted()
                    .toList();
        }
    }
}
