package org.dutywatch.compliance.people.acknowledgements;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The notice in its present version. */
@ApplicationScoped
class MonitoringNotice {
    private final MonitoringNoticeConfig config;

    MonitoringNotice(MonitoringNoticeConfig config) {
        this.config = config;
    }

    String version() {
        return config.version();
    }

    String text() {
        return config.text();
    }

    /** SHA-256 of the text in UTF-8, in lower-case hex: it shows later which words were acknowledged. */
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
