package org.dutywatch.compliance.bundles.format;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.dutywatch.compliance.bundles.format.BundleFiles.Recorded;
import org.dutywatch.compliance.bundles.format.FiguresFile.FindingTold;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.explanation.ExplainedShifts;

/** Bundles as the service makes them, and forged bundles. */
final class SealedBundles {
    static final SigningKey KEY = SigningKey.read(PemFixtures.newPrivateKey());
    static final FindingTold FINDING =
            new FindingTold(new UUID(1, 2), 3, "ON_DUTY_ACCESS_PER_SHIFT", "IV.C", "ALERT", "OPEN");

    private SealedBundles() {}

    static byte[] honest() {
        return sealed(ExplainedShifts.busyShift(), "2026-11-20T08:00:00Z", "standards");
    }

    static byte[] sealed(ShiftFacts facts, String at, String by) {
        var origin = new Manifest.Origin("compliance-service", "1.0", Instant.parse(at), by);
        return BundleFiles.seal(recorded(facts), FINDING, origin, KEY);
    }

    static Recorded recorded(ShiftFacts facts) {
        var span = facts.shift().span();
        var breaks = facts.shift().breaks().intervals().get(0);
        return new Recorded(
                facts,
                List.of(new RosterFile.Entry(
                        span.start(),
                        span.end(),
                        ShiftKind.REGULAR,
                        breaks.start(),
                        breaks.end(),
                        Instant.parse("2026-11-01T08:00:00.123456Z"))),
                List.of(),
                List.of(new ExemptionsFile.Entry(
                        new UUID(5, 6),
                        ExplainedShifts.EXEMPT,
                        List.of(),
                        "OFFICIAL_DUTY",
                        "missing person search",
                        null,
                        "lieutenant",
                        Instant.parse("2026-11-06T21:00:00Z"))));
    }

    static SortedMap<String, byte[]> files(byte[] archive) throws BundleRefused {
        return BundleArchive.read(archive);
    }

    /** A forged bundle: the manifest is written anew for the changed files and signed with another key. */
    static byte[] resigned(SortedMap<String, byte[]> files, SigningKey forger) throws BundleRefused {
        var manifest = BundleFiles.read(files, BundleNames.MANIFEST, Manifest.class);
        files.put(
                BundleNames.PUBLIC_KEY,
                forger.verifyingKey().pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var origin = new Manifest.Origin(
                manifest.service(), manifest.serviceVersion(), manifest.exportedAt(), manifest.exportedBy());
        byte[] forged = BundleJson.write(Manifest.of(origin, files));
        files.put(BundleNames.MANIFEST, forged);
        files.put(BundleNames.SIGNATURE, forger.sign(forged));
        return BundleArchive.write(files);
    }

    static byte[] packed(Map<String, byte[]> files) {
        return BundleArchive.write(files);
    }
}
