package org.dutywatch.compliance.people.acknowledgements;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.dutywatch.compliance.model.bundles.signing.Digests;

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
        return Digests.sha256(text().getBytes(StandardCharsets.UTF_8));
    }
}
