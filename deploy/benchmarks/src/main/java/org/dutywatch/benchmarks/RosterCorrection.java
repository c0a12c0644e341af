package org.dutywatch.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the time from correcting one shift in the roster until its minutes and its finding have changed over REST.
 * One user requests the correction and another one approves it.
 */
final class RosterCorrection {
    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final BenchmarkStack stack;
    private final StackClient rest;

    RosterCorrection(BenchmarkStack stack, StackClient rest) {
        this.stack = stack;
        this.rest = rest;
    }

    /**
     * @param department the employees of {@link MailDelay}: each has a finding for an hour of accesses, and the
     *     correction adds a break that covers a part of this hour
     */
    Timings run(BenchmarkDepartment department) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < department.size(); i++) {
            seconds.add(measureOne(department.employeeId(i)));
        }
        return Timings.of(seconds);
    }

    private double measureOne(String employee) throws IOException, InterruptedException {
        String minutes = minutes(employee);
        String finding = finding(employee);
        if (finding.isEmpty()) {
            throw new IOException("There is no finding about " + employee);
        }
        long start = System.nanoTime();
        var response =
                rest.post("rosteradmin", stack.compliance("/api/v1/roster/shifts"), "application/json", """
                {"employee_id": "%s", "start": "%s", "end": "%s", "kind": "REGULAR",
                 "break_start": "%s", "break_end": "%s", "reason": "benchmark"}""".formatted(
                                employee,
                                MailDelay.MORNING,
                                MailDelay.EVENING,
                                MailDelay.MORNING.plusSeconds(3600),
                                MailDelay.MORNING.plusSeconds(3600 + 1200)));
        if (response.path("outcome").asText().equals("pending")) {
            rest.post(
                    "standards",
                    stack.compliance("/api/v1/roster/corrections/" + pendingCorrection() + "/approve"),
                    "application/json",
                    "");
        }
        while (minutes.equals(minutes(employee)) || finding.equals(finding(employee))) {
            if (System.nanoTime() - start > TIMEOUT_NANOS) {
                throw new IOException("The correction for " + employee + " had no effect within two minutes");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return Timings.secondsSince(start);
    }

    /** The only correction that waits, by the id under which the one who decides sees it (ADR 050). */
    private String pendingCorrection() throws IOException, InterruptedException {
        return rest.get("standards", stack.compliance("/api/v1/roster/corrections?state=pending"))
                .at("/items/0/correction_id")
                .asText();
    }

    private String minutes(String employee) throws IOException, InterruptedException {
        return items("/api/v1/minutes?from=" + MailDelay.MORNING + "&to=" + MailDelay.EVENING + "&employee_id="
                        + employee)
                .at("/0/minutes")
                .asText();
    }

    private String finding(String employee) throws IOException, InterruptedException {
        return items("/api/v1/findings?employee_id=" + employee)
                .at("/0/revision")
                .asText();
    }

    private JsonNode items(String path) throws IOException, InterruptedException {
        return rest.get("auditor", stack.compliance(path)).path("items");
    }
}
