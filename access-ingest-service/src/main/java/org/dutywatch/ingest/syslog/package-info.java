/** Receives lines over syslog (UDP, TCP, TLS) and publishes them on the topic of raw lines. */
@NullMarked
package org.dutywatch.ingest.syslog;

import org.jspecify.annotations.NullMarked;
