package org.dutywatch.compliance.model.bundles;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.dutywatch.compliance.model.bundles.BundleFiles.RecordedFacts;
import org.dutywatch.compliance.model.bundles.file.ExemptionsFile;
import org.dutywatch.compliance.model.bundles.file.FiguresFile.FindingAtExport;
import org.dutywatch.compliance.model.bundles.file.RosterFile;
import org.dutywatch.compliance.model.bundles.signing.PemFixtures;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;

/** Bundles as the service creates them, and forged bundles. */
public final class SealedBundleFixtures {
    public static final SigningKey KEY = SigningKey.read(PemFixtures.newPrivateKey());
    static final FindingAtExport FINDING =
            new FindingAtExport(new UUID(1, 2), 3, "ON_DUTY_ACCESS_PER_SHIFT", "IV.C", "ALERT", "OPEN");

    private SealedBundleFixtures() {}

    static byte[] unchanged() {
        return sealed(ExplainedShiftFixtures.busyShift(), "2026-11-20T08:00:00Z", "standards");
    }

    public static byte[] sealed(ShiftFacts facts, String at, String by) {
        var origin = new Manifest.ExportOrigin("compliance-service", "1.0", Instant.parse(at), by);
        return BundleFiles.seal(recorded(facts), FINDING, origin, KEY);
    }

    static RecordedFacts recorded(ShiftFacts facts) {
        var span = facts.shift().worked();
        var breaks = facts.shift().breaks().intervals().get(0);
        return new RecordedFacts(
                facts,
                List.of(new RosterFile.RosterFileEntry(
                        span.start(),
                        span.end(),
                        ShiftKind.REGULAR,
                        breaks.start(),
                        breaks.end(),
                        Instant.parse("2026-11-01T08:00:00.123456Z"))),
                List.of(),
                List.of(new ExemptionsFile.ExemptionEntry(
                        new UUID(5, 6),
                        ExplainedShiftFixtures.EXEMPT,
                        List.of(),
                        "OFFICIAL_DUTY",
                        "missing person search",
                        null,
                        "lieutenant",
                        Instant.parse("2026-11-06T21:00:00Z"))));
    }

    public static SortedMap<String, byte[]> files(byte[] archive) throws BundleRefused {
        return BundleArchive.read(archive);
    }

    /** A forged bundle: the manifest is written again for the changed files and signed with another key. */
    static byte[] resigned(SortedMap<String, byte[]> files, SigningKey forger) throws BundleRefused {
        var manifest = BundleFiles.read(files, BundleNames.MANIFEST, Manifest.class);
        files.put(
                BundleNames.PUBLIC_KEY,
                forger.verifyingKey().pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var origin = new Manifest.ExportOrigin(
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
