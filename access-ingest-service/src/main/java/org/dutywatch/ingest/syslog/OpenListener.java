package org.dutywatch.ingest.syslog;

import io.vertx.core.Future;

/** A listener whose port is open. */
interface OpenListener {
    int port();

    /** Closes the port, and all connections. */
    Future<Void> close();
}
