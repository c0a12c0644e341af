package org.dutywatch.ingest.syslog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dutywatch.ingest.sources.Sources;

/**
 * The checked settings of one listener.
 *
 * @param name under which it is configured
 */
record ListenerSettings(String name, SyslogConfig.Listener config, AllowedSenders senders) {

    /** @throws IllegalStateException if they cannot work, or would let anybody send; names the key */
    static ListenerSettings of(String name, SyslogConfig.Listener config) {
        List<String> addresses = config.allowedAddresses().orElse(List.of());
        List<String> clients = config.allowedClients().orElse(List.of());
        boolean tls = config.transport() == SyslogTransport.TLS;
        require(config.source().matches(Sources.ID_PATTERN), name, "source is not the id of a source");
        require(
                !addresses.isEmpty() || config.clientCa().isPresent(),
                name,
                "allowed-addresses is missing: without it anybody could send lines");
        require(
                config.clientCa().isPresent() == !clients.isEmpty(),
                name,
                "client-ca and allowed-clients are given together or not at all");
        require(tls || config.clientCa().isEmpty(), name, "client-ca needs transport tls");
        if (tls) {
            requireFile(config.certificate(), name, "certificate");
            requireFile(config.key(), name, "key");
            config.clientCa().ifPresent(file -> requireFile(Optional.of(file), name, "client-ca"));
        }
        try {
            return new ListenerSettings(name, config, new AllowedSenders(addresses, clients));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("dutywatch.syslog." + name + ".allowed-addresses: " + e.getMessage(), e);
        }
    }

    String source() {
        return config.source();
    }

    private static void requireFile(Optional<Path> file, String name, String key) {
        require(
                file.filter(Files::isReadable).isPresent(),
                name,
                key + " is missing, or cannot be read: "
                        + file.map(Path::toString).orElse("transport tls needs it"));
    }

    private static void require(boolean holds, String name, String problem) {
        if (!holds) {
            throw new IllegalStateException("dutywatch.syslog." + name + ": " + problem);
        }
    }
}
