package org.dutywatch.ingest.syslog;

import java.util.Locale;

/** Why a connection or a datagram was refused. */
enum RefusalReason {
    /** Its address is not among the allowed ones. */
    ADDRESS,
    /** Its certificate has none of the allowed names. */
    CERTIFICATE,
    /** The TLS handshake failed: no certificate, or one of another issuer. Its address is not known. */
    TLS,
    /** As many connections as allowed are open. */
    CONNECTIONS;

    private final String label = name().toLowerCase(Locale.ROOT);

    String label() {
        return label;
    }
}
