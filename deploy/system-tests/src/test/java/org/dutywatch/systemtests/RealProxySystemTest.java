package org.dutywatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Real curl through a real Squid, whose log a real rsyslog ships into {@code logs.raw.v1}. Runs where both are
 * installed.
 */
@EnabledIf(value = "squidAndRsyslogAreHere", disabledReason = "squid and rsyslog-kafka are not installed")
class RealProxySystemTest {
    private static final Path PROXY = Path.of("real-proxy/proxy");
    private static final int BROWSING_SECONDS = 100;
    private static final String EMPLOYEE = "E190";

    private final Department department = Stack.department();
    private final Path directory = Path.of(
            "/var/tmp", "dutywatch-real-proxy-" + ProcessHandle.current().pid());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void shouldTellTheSupervisorWhenRealBrowsingGoesBeyondTheLimit() throws Exception {
        var week = new SampleWeek(0);
        department.prepare(week);
        department.importCsv(
                "employees",
                week.employees().lines().findFirst().orElseThrow() + "\n" + EMPLOYEE
                        + ",proxyuser,Officer Real Proxy,real.proxy@ridgemont-pd.example,E010,Proxy Trial\n");
        department.importCsv(
                "roster",
                week.rosterHeader() + "\n" + EMPLOYEE + "," + now.minus(1, ChronoUnit.HOURS) + ","
                        + now.plus(6, ChronoUnit.HOURS) + ",REGULAR,,\n");
        department.approveLimit("Proxy Trial", "0.5");
        int mailsBefore = mails();

        proxy("start", Stack.stack().kafka().bootstrapServers(), Department.SOURCE, directory.toString());
        proxy("browse", directory.toString(), "proxyuser", Integer.toString(BROWSING_SECONDS));
        proxy("oddities", directory.toString());

        await("the minutes of the shift say what was browsed")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    CSVRecord row = minutes();
                    assertThat(Double.parseDouble(row.get("minutes_low")))
                            .isBetween(0.5, BROWSING_SECONDS / 60.0 + 0.2);
                    assertThat(Double.parseDouble(row.get("minutes"))).isBetween(1.2, 2.9);
                });
        await("the sergeant is told")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(mails()).isEqualTo(mailsBefore + 1));
    }

    @AfterEach
    void stopTheProxy() throws IOException, InterruptedException {
        proxy("stop", directory.toString());
    }

    static boolean squidAndRsyslogAreHere() {
        return Files.isExecutable(Path.of("/usr/sbin/squid"))
                && Files.isExecutable(Path.of("/usr/sbin/rsyslogd"))
                && Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/rsyslog/omkafka.so"));
    }

    private CSVRecord minutes() {
        String csv = department
                .as("auditor", "compliance-service")
                .accept("text/csv")
                .queryParam("from", now.minus(1, ChronoUnit.DAYS).toString())
                .queryParam("to", now.plus(1, ChronoUnit.DAYS).toString())
                .queryParam("employee_id", EMPLOYEE)
                .get("api/v1/minutes")
                .asString();
        return Csv.rows(csv).get(0);
    }

    private int mails() {
        return (int) Stack.stack().mail().messages("sergeant@ridgemont-pd.example").stream()
                .filter(mail -> mail.mimeMessage().contains("Real Proxy"))
                .count();
    }

    private void proxy(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", PROXY.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/real-proxy.log").toFile())
                .start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("real-proxy/proxy %s, see target/real-proxy.log", arguments[0])
                .isZero();
    }
}
