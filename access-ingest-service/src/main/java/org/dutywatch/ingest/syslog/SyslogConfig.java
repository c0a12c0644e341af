package org.dutywatch.ingest.syslog;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.ingest.syslog.domain.Framing;

/** The listeners for syslog, by name. Without any, no port is open. */
@ConfigMapping(prefix = "dutywatch.syslog")
public interface SyslogConfig {
    @WithParentName
    Map<String, Listener> listeners();

    /** One port, for the lines of one source. */
    interface Listener {
        /** udp, tcp or tls. */
        SyslogTransport transport();

        /** The address at which it listens. */
        @WithDefault("127.0.0.1")
        String host();

        /** 0: any free port, for tests. */
        @Min(0)
        @Max(65_535)
        int port();

        /** Id of the source whose lines they are. */
        String source();

        /**
         * Who may send: addresses and networks such as {@code 10.20.0.5} and {@code 10.20.0.0/24}. Required unless clients
         * show certificates; then both must fit.
         */
        Optional<List<String>> allowedAddresses();

        /**
         * TLS: the names of the clients that may send, each as the common name or a DNS name of its certificate. Required
         * with {@code client-ca}.
         */
        Optional<List<String>> allowedClients();

        /** TLS: the certificates of those who issue the certificates of clients; PEM file. */
        Optional<Path> clientCa();

        /** TLS: the certificate of this listener, and those between it and its issuer; PEM file. Required. */
        Optional<Path> certificate();

        /** TLS: the private key of the certificate, PKCS 8 without a password; PEM file. Required. */
        Optional<Path> key();

        /** UDP has no framing: a datagram is a message. */
        @WithDefault("auto")
        Framing framing();

        /** How many connections may be open at once; further ones are closed. */
        @WithDefault("64")
        @Min(1)
        @Max(10_000)
        int maxConnections();

        /**
         * How many bytes of lines may wait for Kafka's acknowledgement (suffixes K, M). Beyond that, connections are not
         * read, and datagrams are lost.
         */
        @WithDefault("16M")
        MemorySize queueSize();
    }
}
