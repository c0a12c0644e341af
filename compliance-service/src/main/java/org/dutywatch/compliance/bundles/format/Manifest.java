package org.dutywatch.compliance.bundles.format;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@value BundleNames#MANIFEST}: lists the files of the bundle and says who exported it. Its bytes are signed.
 *
 * @param format always {@value #FORMAT}
 * @param formatVersion always {@value #VERSION}
 * @param service name of the service that computed the figures
 * @param serviceVersion version of that service; the verifier of the same version computes the same figures
 * @param exportedAt time of the export, in whole seconds
 * @param exportedBy user name of the caller who exported the bundle
 * @param files every file except the manifest and its signature, in order of name
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
     * One file of the bundle.
     *
     * @param size size in bytes
     * @param sha256 64 lower-case hex digits
     */
    public record Entry(String name, int size, String sha256) {
        static Entry of(String name, byte[] bytes) {
            return new Entry(name, bytes.length, Digests.sha256(bytes));
        }
    }

    /** The service that computed the figures, and who exported the bundle and when. */
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
