package org.dutywatch.compliance.model.bundles;

import java.nio.charset.StandardCharsets;
import org.dutywatch.compliance.model.bundles.signing.Digests;

/**
 * One digest of all facts in a bundle: the SHA-256 of the lines that {@code sha256sum} prints for the files of
 * observations, roster, exemptions, policy, profile and catalogue, in the order of their names. Equal facts give equal
 * digests; time and author of an export have no influence.
 */
public final class FactsDigest {
    private FactsDigest() {}

    /** @return 64 lower-case hex digits */
    public static String sha256(BundleFiles.RecordedFacts recorded) {
        var lines = new StringBuilder();
        BundleFiles.write(recorded.withOffDutyHidden())
                .forEach((name, bytes) -> lines.append(Digests.sha256(bytes))
                        .append("  ")
                        .append(name)
                        .append('\n'));
        return Digests.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
