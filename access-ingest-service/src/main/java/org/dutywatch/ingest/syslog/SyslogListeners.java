package org.dutywatch.ingest.syslog;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Opens the configured listeners when the service starts, and closes them when it stops. A setting that cannot work, or a
 * port that cannot be opened, keeps the service from starting.
 */
@ApplicationScoped
public class SyslogListeners {
    private static final Logger LOG = Logger.getLogger(SyslogListeners.class);

    /** Priorities of observers at the end: first no line comes any more, then it is recorded and the workers stop. */
    private static final int CLOSING = 0;

    static final int AFTER_CLOSING = 1;

    /** What Kafka has not acknowledged by then is lost. */
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(10);

    private final SyslogConfig config;
    private final Vertx vertx;
    private final Receptions receptions;
    private final Map<String, OpenListener> open = new TreeMap<>();

    SyslogListeners(SyslogConfig config, Vertx vertx, Receptions receptions) {
        this.config = config;
        this.vertx = vertx;
        this.receptions = receptions;
    }

    void start(@Observes StartupEvent event) {
        config.listeners().forEach((name, listener) -> open(ListenerSettings.of(name, listener)));
    }

    /** The port at which the listener of this name listens. */
    int port(String name) {
        OpenListener listener = open.get(name);
        if (listener == null) {
            throw new IllegalArgumentException("no listener " + name);
        }
        return listener.port();
    }

    private void open(ListenerSettings settings) {
        Reception reception = receptions.of(settings);
        Future<OpenListener> opening = settings.config().transport() == SyslogTransport.UDP
                ? UdpListener.open(vertx, reception)
                : TcpListener.open(vertx, reception);
        try {
            open.put(
                    settings.name(),
                    opening.toCompletionStage().toCompletableFuture().join());
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "dutywatch.syslog.%s: port %d of %s cannot be opened: %s"
                            .formatted(
                                    settings.name(),
                                    settings.config().port(),
                                    settings.config().host(),
                                    e.getCause()),
                    e);
        }
        LOG.infof(
                "syslog listener %s for source %s: %s port %d",
                settings.name(), settings.source(), settings.config().transport(), port(settings.name()));
    }

    void stop(@Observes @Priority(CLOSING) ShutdownEvent event) throws InterruptedException {
        for (OpenListener listener : open.values()) {
            listener.close().toCompletionStage().toCompletableFuture().join();
        }
        receptions.awaitSent(LONGEST_CLOSING);
    }
}
