package org.dutywatch.ingest.syslog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SyslogProfile.class)
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class SyslogIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String HEADER_3164 = "<134>Nov  3 09:02:11 proxy squid[71]: ";
    private static final String HEADER_5424 = "<134>1 2026-11-03T15:02:11Z proxy squid 71 - - ";

    @Inject
    IngestFeed feed;

    @Inject
    SyslogListeners listeners;

    @Inject
    SyslogRecords records;

    @Test
    void shouldReadTheLinesOfDatagramsAndSayWhoSentThem() throws IOException {
        register("syslog-udp", "S1", "sudp");

        datagram("udp", HEADER_3164 + SquidLines.facebookVisit("sudp"));
        datagram("udp", SquidLines.unmonitored("sudp") + "\n" + SquidLines.denied("sudp") + "\n");

        feed.awaitLines("syslog-udp", 3);
        await("two observations")
                .atMost(SOON)
                .until(() -> feed.observationsOf("S1").size() == 2);
        assertThat(feed.observationsOf("S1"))
                .allSatisfy(seen -> assertThat(seen.getString("sender")).isEqualTo("syslog:127.0.0.1"));
    }

    @Test
    void shouldReceiveADatagramOfTheGreatestSizeWhole() throws IOException {
        feed.registerSource("syslog-udp");
        String line = "datagram " + "x".repeat(60_000) + " end";

        datagram("udp", line);

        await("it is on the topic")
                .atMost(SOON)
                .until(() -> linesOf("syslog-udp").contains(line));
    }

    @Test
    void shouldPublishLinesByteForByteInBothFramings() throws IOException {
        feed.registerSource("syslog-tcp");
        String odd = HEADER_5424 + "17937.4 \u00ff\u0000\u00fe\t#012 \"quoted\" \\x";

        try (var socket = connect("tcp")) {
            send(socket, odd.length() + " " + odd + "5 <1>ab");
        }
        try (var socket = connect("tcp")) {
            for (byte b : (odd + " newline\n<1>cd\n").getBytes(ISO_8859_1)) {
                socket.getOutputStream().write(b);
                socket.getOutputStream().flush();
            }
        }

        await("all lines are on the topic")
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(linesOf("syslog-tcp")).containsOnlyOnce(odd, "<1>ab", odd + " newline", "<1>cd"));
    }

    @Test
    void shouldReadOnAfterALineOfAMegabyteAndReportIt() throws IOException {
        register("syslog-tcp", "S2", "slong");

        try (var socket = connect("tcp")) {
            send(socket, "<1>" + "x".repeat(1_000_000) + "\n" + HEADER_3164 + SquidLines.facebookVisit("slong") + "\n");
        }

        await("the line after it")
                .atMost(SOON)
                .until(() -> feed.observationsOf("S2").size() == 1);
        assertThat(feed.source("syslog-tcp").getInt("reasons.find { it.reason == 'too_long' }.lines"))
                .isEqualTo(1);
    }

    @Test
    void shouldCountAMessageWhoseConnectionEndedWithinIt() throws IOException {
        register("syslog-tcp", "S3", "scut");

        try (var socket = connect("tcp")) {
            send(socket, SquidLines.facebookVisit("scut") + "\n" + SquidLines.facebookVisit("scut"));
        }

        await("it is counted").atMost(SOON).until(() -> countOf("syslog-tcp", "lost_lines.incomplete_message") == 1);
        await("the other one")
                .atMost(SOON)
                .until(() -> !feed.observationsOf("S3").isEmpty());
    }

    @Test
    void shouldTakeLinesOverTlsOfAnAllowedCertificateAlone() throws IOException, GeneralSecurityException {
        register("syslog-tls", "S4", "stls");
        String line = HEADER_5424 + SquidLines.facebookVisit("stls");

        for (String refused : List.of(SyslogProfile.NOT_ALLOWED, SyslogProfile.OF_ANOTHER_ISSUER)) {
            trySend(refused, line);
        }
        await("both are counted")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(feed.source("syslog-tls").<String, Integer>getMap("refused_senders"))
                        .containsEntry("certificate", 1)
                        .containsEntry("tls", 1));
        assertThat(feed.source("syslog-tls").getInt("lines")).isZero();

        trySend(SyslogProfile.ALLOWED, line);
        await("observation").atMost(SOON).until(() -> feed.observationsOf("S4").size() == 1);
        assertThat(feed.observationsOf("S4").get(0).getString("sender")).isEqualTo("syslog:" + SyslogProfile.ALLOWED);
        records.recordFeeds();
        await("audit record")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(feed.audited("feed_lines", "syslog-tls"))
                        .singleElement()
                        .satisfies(record -> assertThat(record.getString("purpose"))
                                .startsWith("syslog listener tls; sender shipper-a; lines 1; bytes ")));
    }

    @Test
    void shouldRefuseAddressesThatAreNotAllowedAndCountThem() throws IOException {
        feed.registerSource("syslog-foreign-tcp");
        feed.registerSource("syslog-foreign-udp");

        try (var socket = connect("foreign-tcp")) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        datagram("foreign-udp", SquidLines.facebookVisit("sforeign"));

        for (String source : List.of("syslog-foreign-tcp", "syslog-foreign-udp")) {
            await("it is counted").atMost(SOON).until(() -> countOf(source, "refused_senders.address") == 1);
            records.recordRefusals();
            await("audit record")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(feed.audited("refuse_lines", source))
                            .extracting(record -> record.getString("purpose"))
                            .anyMatch(purpose -> purpose.endsWith("; address 127.0.0.1; times 1")));
            assertThat(linesOf(source)).isEmpty();
        }
        assertThat(Management.metrics())
                .contains("dutywatch_syslog_refused_total{listener=\"foreign-tcp\",reason=\"address\"} 1.0");
    }

    @Test
    void shouldGiveALineOneIdHoweverOftenAndThroughWhateverItComes() throws IOException {
        register("syslog-tcp", "S5", "ssame");
        List<String> file = IntStream.range(0, 20)
                .mapToObj(i -> SquidLines.facebookVisit("ssame"))
                .toList();

        feed.post("syslog-tcp", file.toArray(String[]::new));
        await("the file").atMost(SOON).until(() -> idsOf("S5").size() == 20);
        Set<String> ids = Set.copyOf(idsOf("S5"));
        // After rotation, the end of the old file and then the new one.
        feed.post("syslog-tcp", file.subList(15, 20).toArray(String[]::new));
        feed.ship("syslog-tcp", String.join("\n", file));
        file.forEach(line -> feed.shipKeyed("syslog-tcp", HEADER_3164 + line));
        try (var socket = connect("tcp")) {
            for (String line : file) {
                String message = HEADER_5424 + line;
                send(socket, message.length() + " " + message);
            }
        }

        await("all are read").atMost(SOON).until(() -> idsOf("S5").size() >= 4 * 20 + 5);
        assertThat(ids).hasSize(20);
        assertThat(Set.copyOf(idsOf("S5"))).isEqualTo(ids);
    }

    private List<String> idsOf(String employeeId) {
        return feed.observationsOf(employeeId).stream()
                .map(seen -> seen.getString("observation_id"))
                .toList();
    }

    private int countOf(String source, String path) {
        Integer count = feed.source(source).get(path);
        return count == null ? 0 : count;
    }

    private void register(String source, String employeeId, String userName) {
        feed.registerSource(source);
        feed.employee(employeeId, 1, userName);
        feed.awaitReason(source, userName, "access");
    }

    private Socket connect(String listener) throws IOException {
        return new Socket("127.0.0.1", listeners.port(listener));
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    /** Sends one message; the listener may close the connection at any moment. */
    private void trySend(String client, String message) throws GeneralSecurityException, IOException {
        var sockets = SyslogProfile.certificates().sockets(client, SyslogProfile.SERVER);
        try (var socket = sockets.createSocket("127.0.0.1", listeners.port("tls"))) {
            send(socket, message.length() + " " + message);
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (IOException closed) {
            assertThat(client).isNotEqualTo(SyslogProfile.ALLOWED);
        }
    }

    private void datagram(String listener, String text) throws IOException {
        byte[] bytes = text.getBytes(ISO_8859_1);
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(
                    bytes, bytes.length, InetAddress.getByName("127.0.0.1"), listeners.port(listener)));
        }
    }

    /** The lines of a source on the topic of raw lines. */
    private List<String> linesOf(String source) {
        return feed.records("logs.raw.v1", record -> source.equals(record.key())).stream()
                .flatMap(record -> new String(record.value(), ISO_8859_1).lines())
                .collect(Collectors.toList());
    }
}
