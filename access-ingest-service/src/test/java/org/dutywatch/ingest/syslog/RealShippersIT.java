package org.dutywatch.ingest.syslog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The configurations of deploy/log-shippers with the programs they are for, which must be installed: Debian packages
 * rsyslog, rsyslog-kafka and rsyslog-gnutls; syslog-ng-core and syslog-ng-mod-rdkafka. As these exclude each other, the
 * variables DUTYWATCH_RSYSLOGD and DUTYWATCH_SYSLOG_NG may name a program elsewhere. Without it, its tests are skipped.
 */
@QuarkusTest
@TestProfile(SyslogProfile.class)
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RealShippersIT {
    private static final Path CONFIGURATIONS = Path.of("../deploy/log-shippers");
    private static final String LOG_FILE = "/var/log/squid/access.log";
    private static final String HEADER = "^<134>1 \\S+ \\S+ squid - - - ";

    @TempDir
    Path folder;

    @Inject
    IngestFeed feed;

    @Inject
    SyslogListeners listeners;

    private Optional<Process> shipper = Optional.empty();

    /** Until it has ended, it may write into the folder that is deleted. */
    @AfterEach
    void stop() throws InterruptedException {
        if (shipper.isPresent()) {
            Process running = shipper.get();
            running.destroy();
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void shouldDeliverByteForByteFromRsyslogToKafka() throws IOException {
        startRsyslog(edited(
                "rsyslog.conf",
                Map.of(
                        "kafka.ridgemont-pd.example:9092", brokerAddress(),
                        "\"security.protocol=SASL_SSL\", \"ssl.ca.location=/etc/dutywatch/ca.pem\",",
                                "\"security.protocol=PLAINTEXT\"]",
                        "\"sasl.mechanism=SCRAM-SHA-512\",", "",
                        "\"sasl.username=shipper-hq-squid\", \"sasl.password=...\"]", "",
                        "key=\"hq-squid\"", "key=\"shipped-rsyslog\"",
                        "/var/spool/rsyslog", folder.toString())));

        assertDelivered("shipped-rsyslog", "");
    }

    @Test
    void shouldDeliverByteForByteFromRsyslogOverTls() throws IOException, GeneralSecurityException {
        Map<String, String> changes = new LinkedHashMap<>(certificates());
        changes.put("target=\"ingest.ridgemont-pd.example\" port=\"6514\"", target("target=\"%s\" port=\"%d\""));
        changes.put("=\"ingest.ridgemont-pd.example\"", "=\"" + SyslogProfile.SERVER + ".ridgemont.example\"");
        startRsyslog(edited("rsyslog-tls.conf", changes));

        assertDelivered("syslog-shippers", HEADER);
    }

    @Test
    void shouldDeliverByteForByteFromSyslogNgToKafka() throws IOException {
        startSyslogNg(edited(
                "syslog-ng.conf",
                Map.of(
                        "kafka.ridgemont-pd.example:9092", brokerAddress(),
                        "\"sasl_ssl\"", "\"plaintext\"",
                        "\"ssl.ca.location\" => \"/etc/dutywatch/ca.pem\",", "",
                        "\"sasl.mechanism\" => \"SCRAM-SHA-512\",", "",
                        "\"sasl.username\" => \"shipper-hq-squid\",", "",
                        "\"sasl.password\" => \"...\"", "",
                        "key(\"hq-squid\")", "key(\"shipped-syslog-ng\")",
                        "disk-buffer(", "disk-buffer(dir(\"" + folder + "\") ")));

        assertDelivered("shipped-syslog-ng", "");
    }

    @Test
    void shouldDeliverByteForByteFromSyslogNgOverTls() throws IOException, GeneralSecurityException {
        Map<String, String> changes = new LinkedHashMap<>(certificates());
        changes.put("\"ingest.ridgemont-pd.example\" port(6514)", target("\"%s\" port(%d)"));
        changes.put("disk-buffer(", "disk-buffer(dir(\"" + folder + "\") ");
        startSyslogNg(edited("syslog-ng-tls.conf", changes));

        assertDelivered("syslog-shippers", HEADER);
    }

    /** Writes lines, rotates the file, writes more, and compares what came. */
    private void assertDelivered(String source, String header) throws IOException {
        List<String> before = linesOf(source, header);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            written.add(SquidLines.facebookVisit("shipped"));
        }
        written.add("odd \u00ff\u00fe\u00c3\u00bc \t #012 %5C \\ \"quoted\" {json} $MSG %msg% ends with blanks  ");
        written.add("long " + "x".repeat(60_000) + " end");
        Path log = folder.resolve("access.log");
        write(log, written);
        awaitLines(source, header, before.size() + written.size());
        Files.move(log, folder.resolve("access.log.1"));
        List<String> afterRotation = Stream.generate(() -> SquidLines.unmonitored("shipped"))
                .limit(20)
                .toList();
        write(log, afterRotation);
        written.addAll(afterRotation);
        awaitLines(source, header, before.size() + written.size());

        List<String> all = linesOf(source, header);
        assertThat(all.subList(before.size(), all.size())).containsExactlyElementsOf(written);
    }

    private static void write(Path log, List<String> lines) throws IOException {
        Files.write(
                log,
                (String.join("\n", lines) + "\n").getBytes(ISO_8859_1),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void awaitLines(String source, String header, int number) {
        await(number + " lines of " + source)
                .atMost(Duration.ofSeconds(60))
                .until(() -> linesOf(source, header).size() >= number);
    }

    private List<String> linesOf(String source, String header) {
        return feed.records("logs.raw.v1", record -> source.equals(record.key())).stream()
                .flatMap(record -> Stream.of(new String(record.value(), ISO_8859_1).split("\n")))
                .map(line -> line.replaceFirst(header, ""))
                .toList();
    }

    private static Map<String, String> certificates() throws GeneralSecurityException, IOException {
        var certificates = SyslogProfile.certificates();
        return Map.of(
                "/etc/dutywatch/ca.pem",
                certificates.certificates(SyslogProfile.SERVER).toString(),
                "/etc/dutywatch/proxy.pem",
                certificates.certificates(SyslogProfile.ALLOWED).toString(),
                "/etc/dutywatch/proxy-key.pem",
                certificates.key(SyslogProfile.ALLOWED).toString());
    }

    private String target(String pattern) {
        return pattern.formatted("127.0.0.1", listeners.port("shippers"));
    }

    private static String brokerAddress() {
        String broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        return broker.substring(broker.indexOf("://") < 0 ? 0 : broker.indexOf("://") + 3);
    }

    /** A shipped configuration with the changes of this test, each of which it must need. */
    private String edited(String file, Map<String, String> changes) throws IOException {
        String text = Files.readString(CONFIGURATIONS.resolve(file));
        Map<String, String> all = new LinkedHashMap<>(changes);
        all.put(LOG_FILE, folder.resolve("access.log").toString());
        for (var change : all.entrySet()) {
            assertThat(text).contains(change.getKey());
            text = text.replace(change.getKey(), change.getValue());
        }
        return text;
    }

    private void startRsyslog(String configuration) throws IOException {
        assumeModule(configuration.contains("gtls") ? "lmnsd_gtls.so" : "omkafka.so");
        String program = program("DUTYWATCH_RSYSLOGD", "/usr/sbin/rsyslogd");
        Path file = folder.resolve("rsyslog.conf");
        String global = "global(workDirectory=\"%s\" maxMessageSize=\"64k\")%n".formatted(folder);
        Files.writeString(file, global + configuration);
        start(program, "-n", "-f", file.toString(), "-i", folder.resolve("pid").toString());
    }

    /** Debian has the modules of rsyslog in packages of their own. */
    private static void assumeModule(String name) throws IOException {
        try (var folders = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu*")) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve("rsyslog").resolve(name))) {
                    return;
                }
            }
        }
        assumeTrue(
                System.getenv("DUTYWATCH_RSYSLOGD") != null,
                "rsyslog's module " + name + " is not installed: install it to test this configuration");
    }

    private void startSyslogNg(String configuration) throws IOException {
        String program = program("DUTYWATCH_SYSLOG_NG", "/usr/sbin/syslog-ng");
        Path file = folder.resolve("syslog-ng.conf");
        Files.writeString(file, "@version: 3.35\noptions { log-msg-size(65536); };\n" + configuration);
        start(
                program,
                "-F",
                "--no-caps",
                "-f",
                file.toString(),
                "--persist-file=" + folder.resolve("persist"),
                "--pidfile=" + folder.resolve("pid"),
                "--control=" + folder.resolve("control"));
    }

    private void start(String... command) throws IOException {
        // Its output is in the log of this test.
        shipper = Optional.of(new ProcessBuilder(command).inheritIO().start());
    }

    private static String program(String variable, String usual) {
        String program = System.getenv().getOrDefault(variable, usual);
        assumeTrue(
                Files.isExecutable(Path.of(program)),
                program + " is not installed: install it, or set " + variable + ", to test its configuration");
        return program;
    }
}
