package org.dutywatch.benchmarks;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures the time from sending the log lines that cause a finding to the mail in the supervisor's mail box. */
final class MailDelay {
    private static final BenchmarkDay DAY = BenchmarkDay.ago(18);
    static final Instant MORNING = DAY.morning();
    static final Instant EVENING = DAY.evening();
    /** One page every 20 seconds gives an hour, twice the limit. */
    private static final int PAGES = 180;

    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final BenchmarkStack stack;
    private final StackClient rest;

    MailDelay(BenchmarkStack stack, StackClient rest) {
        this.stack = stack;
        this.rest = rest;
    }

    /** @return seconds, one value per finding, ascending */
    List<Double> run(BenchmarkDepartment department) throws IOException, InterruptedException {
        rest.post("rosteradmin", stack.compliance("/api/v1/employees/import"), "text/csv", department.employees());
        rest.post(
                "rosteradmin",
                stack.compliance("/api/v1/roster/import"),
                "text/csv",
                department.roster(MORNING, EVENING));
        rest.put(
                "netadmin",
                stack.ingest("/api/v1/sources/bench-mail"),
                "{\"format\":\"squid\",\"feeders\":[\"dutywatch-cli\"]}");
        List<Double> delays = new ArrayList<>();
        for (int i = 0; i < department.size(); i++) {
            delays.add(measureOne(department, i));
        }
        Collections.sort(delays);
        return delays;
    }

    private double measureOne(BenchmarkDepartment department, int index) throws IOException, InterruptedException {
        byte[] log = SquidLog.browsing(department.username(index), MORNING.plusSeconds(3600), PAGES);
        long start = System.nanoTime();
        rest.post(
                "netadmin",
                stack.ingest("/api/v1/sources/bench-mail/lines"),
                "text/plain",
                BodyPublishers.ofByteArray(log));
        String box = department.supervisorMail(index);
        while (mails(box) == 0) {
            if (System.nanoTime() - start > TIMEOUT_NANOS) {
                throw new IOException("No mail reached " + box + " within two minutes");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Timings.secondsSince(start);
    }

    /** Number of mails; 0 also while the mail box does not exist, because the server creates it with its first mail. */
    private int mails(String box) throws InterruptedException {
        try {
            return rest.getWithoutToken(stack.mail("/api/user/" + box + "/messages/INBOX"))
                    .size();
        } catch (IOException noSuchBox) {
            return 0;
        }
    }
}
