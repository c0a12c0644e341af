package org.dutywatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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
    private final Consumer<String> out;
    private final long began;

    /**
     * Creates the demo.
     *
     * @param began when the command was given, in milliseconds since 1970
     */
    public Demo(LocalStack stack, Consumer<String> out, long began) {
        this.stack = stack;
        this.department = new SampleDepartment(stack);
        this.out = out;
        this.began = began;
    }

    /**
     * Runs the demo.
     *
     * @throws StackFailure when an expected result does not come in time
     */
    public void run() {
        out.accept("\nThe sample department");
        int mailsBefore = stack.mail().messages(SERGEANT).size();
        step("source registered", department::registerSource);
        step("employees loaded", department::loadPeople);
        step("limit of 30 minutes a shift set", department::setLimit);
        step("roster and exemptions loaded", department::loadRosterAndExemptions);
        step(
                "names known to the reader of logs",
                () -> await("the ingest service to learn the employees", department::isKnownToIngest));
        step("log fed and read", this::feed);
        step("minutes settled", () -> await("the same minutes twice", this::minutesSettled));
        step(
                "finding opened",
                () -> await("a finding about E101", () -> !findings().isEmpty()));
        step(
                "mail arrived",
                () -> await(
                        "a mail to " + SERGEANT,
                        () -> !stack.mail().messages(SERGEANT).isEmpty()));
        List<Mail> mails = stack.mail().messages(SERGEANT);
        var report = new DemoReport(department.source(), department.minutes(), findings());
        out.accept(report.text());
        out.accept(report.mail(mails.get(mails.size() - 1), mails.size() - mailsBefore));
        out.accept(new WhereToLook(stack).toString());
        out.accept(String.format(
                Locale.ROOT,
                "From the command to this line: %.1f s. Memory of the whole stack: %d MiB.",
                (System.currentTimeMillis() - began) / 1000.0,
                stack.residentMebibytes()));
    }

    private void feed() {
        long before = department.source().path("lines").asLong();
        long fed = department.feedLog();
        await(fed + " lines to be read", () -> department.source().path("lines").asLong() >= before + fed);
    }

    /** Returns whether every shift has minutes, and a second request a moment later returns the same figures. */
    private boolean minutesSettled() {
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
        out.accept(String.format(Locale.ROOT, "%12s%-40s %5.1f s", "", what, (System.nanoTime() - start) / 1e9));
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new StackFailure("The demo waited " + TIMEOUT.toSeconds() + " s for " + what
                        + ", which did not come; the logs are in "
                        + stack.workspace().logs());
            }
            stack.dead().ifPresent(component -> {
                throw new StackFailure(component.title() + " died during the demo; its log: " + component.log());
            });
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
