package org.dutywatch.ingest.syslog;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/** Listeners on free ports. The source of each is {@code syslog-} and its name. */
public class SyslogProfile implements QuarkusTestProfile {
    static final String SERVER = "listener";
    static final String ALLOWED = "shipper-a";
    static final String NOT_ALLOWED = "shipper-b";
    static final String OF_ANOTHER_ISSUER = "shipper-c";

    /** Property with the folder of the certificates: this class is loaded more than once, by different class loaders. */
    private static final String FOLDER = "dutywatch.test.syslog-certificates";

    static TestCertificates certificates() {
        return new TestCertificates(Path.of(System.getProperty(FOLDER)));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            if (System.getProperty(FOLDER) == null) {
                System.setProperty(FOLDER, Files.createTempDirectory("syslog").toString());
                for (String name : new String[] {SERVER, ALLOWED, NOT_ALLOWED, OF_ANOTHER_ISSUER}) {
                    certificates().create(name);
                }
            }
            Map<String, String> config = new HashMap<>();
            listener(config, "udp", "udp", "allowed-addresses", "127.0.0.1");
            listener(config, "tcp", "tcp", "allowed-addresses", "10.0.0.0/8,127.0.0.0/8");
            listener(config, "foreign-udp", "udp", "allowed-addresses", "192.0.2.0/24");
            listener(config, "foreign-tcp", "tcp", "allowed-addresses", "192.0.2.7");
            tls(config, "tls");
            tls(config, "shippers");
            return config;
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException("no certificates", e);
        }
    }

    private static void tls(Map<String, String> config, String name) throws IOException, GeneralSecurityException {
        var certificates = certificates();
        listener(config, name, "tls", "allowed-clients", ALLOWED);
        put(config, name, "certificate", certificates.certificates(SERVER).toString());
        put(config, name, "key", certificates.key(SERVER).toString());
        put(
                config,
                name,
                "client-ca",
                certificates.certificates(ALLOWED, NOT_ALLOWED).toString());
    }

    private static void listener(
            Map<String, String> config, String name, String transport, String allowedKey, String allowed) {
        put(config, name, "transport", transport);
        put(config, name, "port", "0");
        put(config, name, "source", "syslog-" + name);
        put(config, name, allowedKey, allowed);
    }

    private static void put(Map<String, String> config, String name, String key, String value) {
        config.put("dutywatch.syslog." + name + "." + key, value);
    }
}
