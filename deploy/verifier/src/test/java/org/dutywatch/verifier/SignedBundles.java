package org.dutywatch.verifier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.bundles.BundleFiles;
import org.dutywatch.compliance.model.bundles.Manifest;
import org.dutywatch.compliance.model.bundles.file.FiguresFile.FindingAtExport;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;

/** Signed bundles of a shift with one visit, and ways to unpack them and pack them again. */
final class SignedBundles {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");

    private SignedBundles() {}

    static SigningKey newKey() {
        try {
            byte[] secret = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return SigningKey.read("-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getEncoder().encodeToString(secret) + "\n-----END PRIVATE KEY-----\n");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] signedBy(SigningKey key) {
        var shift = Shift.withoutBreak("E101", Interval.of(START, Duration.ofHours(10)), ShiftKind.REGULAR);
        var facts = new ShiftFacts(
                shift,
                IntervalSet.empty(),
                IntervalSet.empty(),
                visit(),
                new Policy(new UUID(1, 1), 1, Minutes.of(10)),
                EstimatorProfiles.V2);
        var finding = new FindingAtExport(new UUID(1, 2), 1, "ON_DUTY_ACCESS_PER_SHIFT", "IV.C", "ALERT", "OPEN");
        var origin = new Manifest.ExportOrigin("compliance-service", "test", START, "sergeant");
        return BundleFiles.seal(
                new BundleFiles.RecordedFacts(facts, List.of(), List.of(), List.of()), finding, origin, key);
    }

    private static List<AccessObservation> visit() {
        List<AccessObservation> visit = new ArrayList<>();
        for (int page = 0; page < 40; page++) {
            Instant opened = START.plusSeconds(3600 + 40L * page + 17L * (page % 3));
            visit.add(request("page" + page, opened, HostRole.PAGE, true));
            visit.add(request("picture" + page, opened.plusMillis(200), HostRole.CDN, false));
        }
        return visit;
    }

    private static AccessObservation request(String id, Instant at, HostRole role, boolean document) {
        return new AccessObservation(
                id,
                "facebook",
                role + ".facebook.example",
                role,
                AccessKind.URL,
                Interval.of(at, Duration.ofMillis(90)),
                "GET",
                200,
                null,
                48_000,
                document,
                false,
                false,
                false,
                1,
                Identity.USERNAME,
                false,
                UnmonitoredPageAge.UNKNOWN,
                "hq-squid",
                "2026-11-01");
    }

    static Map<String, byte[]> unpacked(byte[] bundle) {
        Map<String, byte[]> files = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Packs files into a zip archive as any zip program does, with compression and times. */
    static byte[] packed(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
