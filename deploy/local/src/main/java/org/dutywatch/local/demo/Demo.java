package org.dutywatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.component.MailServer.Mail;
import org.dutywatch.local.machine.StackFailure;

/**
 * The demo: loads the sample department, feeds its log, waits for the finding and the mail to the sergeant, and prints
 * both.
 */
public final class Demo {
    private static final String SERGEANT = "sergeant@ridgemont-pd.example";
    private static final int SHIFTS = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final LocalStack stack;
    private final SampleDepartment department;
    private final Consumer<String> output;
    private final long startMillis;
    private final Instant begin = Instant.now();

    /**
     * Creates the demo.
     *
     * @param startMillis when the command was given, in milliseconds since 1970
     */
    public Demo(LocalStack stack, Consumer<String> output, long startMillis) {
        this.stack = stack;
        this.department = new SampleDepartment(stack);
        this.output = output;
        this.startMillis = startMillis;
    }

    /**
     * Runs the demo.
     *
     * @throws StackFailure if an expected result is not there in time
     */
    public void run() {
        output.accept("\nThe sample department");
        int mailsBefore = stack.mail().messages(SERGEANT).size();
        step("source registered", department::registerSource);
        step("log of November 2026 approved by two", department::approveBulkLoad);
        step("employees loaded", department::loadPeople);
        step("logins linked to employees, by two people", department::linkLogins);
        step("limit of 30 minutes per shift set", department::setLimit);
        step("roster loaded, exemption approved", department::loadRosterAndExemptions);
        step(
                "user names known to the ingest service",
                () -> await("the ingest service to learn the employees", department::ingestKnowsUserName));
        step("log fed and read", this::feed);
        step("minutes no longer change", () -> await("the same minutes twice", this::minutesAreStable));
        step(
                "finding opened",
                () -> await("a finding about E101", () -> !findings().isEmpty()));
        step(
                "mail arrived",
                () -> await(
                        "a mail to " + SERGEANT,
                        () -> !stack.mail().messages(SERGEANT).isEmpty()));
        step("look at a person refused, and recorded", this::lookWithoutSecondPerson);
        List<Mail> mails = stack.mail().messages(SERGEANT);
        var report = new DemoReport(department.source(), department.minutes(), findings());
        output.accept(report.text());
        output.accept(report.mail(mails.get(mails.size() - 1), mails.size() - mailsBefore));
        output.accept(DemoReport.refusal(department.refusalsSince(begin).get(0)));
        output.accept(new WhereToLook(stack).toString());
        output.accept(String.format(
                Locale.ROOT,
                "From the command to this line: %.1f s. Memory of the whole stack: %d MiB.",
                (System.currentTimeMillis() - startMillis) / 1000.0,
                stack.residentMebibytes()));
    }

    private void lookWithoutSecondPerson() {
        int status = department.lookWithoutSecondPerson();
        if (status != 403) {
            throw new StackFailure("An administrator saw the minutes of E101 without a second person: " + status);
        }
        await(
                "the refusal in the audit trail",
                () -> !department.refusalsSince(begin).isEmpty());
    }

    private void feed() {
        long before = department.source().path("lines").asLong();
        long lineCount = department.feedLog();
        await(
                lineCount + " lines to be read",
                () -> department.source().path("lines").asLong() >= before + lineCount);
    }

    /** Returns whether every shift has minutes, and a second request a moment later returns the same figures. */
    private boolean minutesAreStable() {
        JsonNode first = department.minutes();
        LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
        return first.size() >= SHIFTS
                && DemoReport.figures(first).equals(DemoReport.figures(department.minutes()))
                && DemoReport.figures(first).stream()
                        .anyMatch(figures -> figures.startsWith("E101") && !figures.endsWith(" 0.0"));
    }

    private JsonNode findings() {
        return department.findings();
    }

    private void step(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        output.accept(String.format(Locale.ROOT, "%12s%-40s %5.1f s", "", what, (System.nanoTime() - start) / 1e9));
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new StackFailure("The demo waited " + TIMEOUT.toSeconds() + " s for " + what
                        + " without result; the logs are in "
                        + stack.workspace().logs());
            }
            stack.firstNotRunning().ifPresent(component -> {
                throw new StackFailure(component.title() + " ended during the demo; its log: " + component.log());
            });
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
