package org.dutywatch.ingest.syslog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that sign themselves, made with the keytool of the JDK. */
final class TestCertificates {
    private static final char[] PASSWORD = "password".toCharArray();

    private final Path folder;

    TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** Makes a certificate of this name and its key. */
    TestCertificates create(String name) throws IOException, InterruptedException {
        var keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=" + name + ",O=Ridgemont",
                        "-ext",
                        "san=ip:127.0.0.1,dns:" + name + ".ridgemont.example",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        keyStoreFile(name).toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return this;
    }

    /** The certificates of these names in one PEM file. */
    Path certificates(String... names) throws GeneralSecurityException, IOException {
        var pem = new StringBuilder();
        for (String name : names) {
            pem.append(pem("CERTIFICATE", certificate(name).getEncoded()));
        }
        return Files.writeString(folder.resolve(String.join("-", names) + ".pem"), pem);
    }

    /** The private key as a PEM file. */
    Path key(String name) throws GeneralSecurityException, IOException {
        byte[] key = keyStore(name).getKey("key", PASSWORD).getEncoded();
        return Files.writeString(folder.resolve(name + "-key.pem"), pem("PRIVATE KEY", key));
    }

    /** Sockets that trust the certificate of the server and show that of the client. */
    SSLSocketFactory sockets(String client, String server) throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(client), PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate(server));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private Certificate certificate(String name) throws GeneralSecurityException, IOException {
        return keyStore(name).getCertificate("key");
    }

    private KeyStore keyStore(String name) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(keyStoreFile(name).toFile(), PASSWORD);
    }

    private Path keyStoreFile(String name) {
        return folder.resolve(name + ".p12");
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(content), type);
    }
}
