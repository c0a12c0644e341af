package org.dutywatch.compliance.bundles.format;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@value BundleNames#MANIFEST}: what the bundle holds and who made it. Its bytes are signed.
 *
 * @param format always {@value #FORMAT}
 * @param formatVersion {@value #VERSION}
 * @param serviceVersion of the service that computed the figures; the verifier of the same version computes the same
 * @param files every file but the manifest and its signature
 */
public record Manifest(
        String format,
        int formatVersion,
        String service,
        String serviceVersion,
        Instant exportedAt,
        String exportedBy,
        List<Entry> files) {
    static final String FORMAT = "dutywatch-evidence-bundle";
    static final int VERSION = 1;

    /**
     * One file.
     *
     * @param size in bytes
     * @param sha256 64 lower-case hex digits
     */
    public record Entry(String name, int size, String sha256) {
        static Entry of(String name, byte[] bytes) {
            return new Entry(name, bytes.length, Digests.sha256(bytes));
        }
    }

    /** Who exported, when, and what computed the figures. */
    public record Origin(String service, String serviceVersion, Instant exportedAt, String exportedBy) {}

    static Manifest of(Origin origin, Map<String, byte[]> files) {
        return new Manifest(
                FORMAT,
                VERSION,
                origin.service(),
                origin.serviceVersion(),
                origin.exportedAt(),
                origin.exportedBy(),
                BundleNames.LISTED.stream()
                        .map(name -> Entry.of(name, BundleFiles.get(files, name)))
                        .toList());
    }
}
