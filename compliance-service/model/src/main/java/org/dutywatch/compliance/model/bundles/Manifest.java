package org.dutywatch.compliance.model.bundles;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.model.bundles.signing.Digests;

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
        List<ManifestEntry> files) {
    static final String FORMAT = "dutywatch-evidence-bundle";
    static final int VERSION = 1;

    /**
     * One file of the bundle.
     *
     * @param size size in bytes
     * @param sha256 64 lower-case hex digits
     */
    public record ManifestEntry(String name, int size, String sha256) {
        static ManifestEntry of(String name, byte[] bytes) {
            return new ManifestEntry(name, bytes.length, Digests.sha256(bytes));
        }
    }

    /** The service that computed the figures, and who exported the bundle and when. */
    public record ExportOrigin(String service, String serviceVersion, Instant exportedAt, String exportedBy) {}

    static Manifest of(ExportOrigin origin, Map<String, byte[]> files) {
        return new Manifest(
                FORMAT,
                VERSION,
                origin.service(),
                origin.serviceVersion(),
                origin.exportedAt(),
                origin.exportedBy(),
                BundleNames.LISTED.stream()
                        .map(name -> ManifestEntry.of(name, BundleFiles.get(files, name)))
                        .toList());
    }
}
