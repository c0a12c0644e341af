package org.dutywatch.benchmarks;

import static org.dutywatch.benchmarks.BenchmarkStack.number;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Posts one day's log of a department as fast as the service accepts it, and waits until its minutes are in PostgreSQL.
 */
final class Replay {
    private static final int REQUEST_BYTES = 4 << 20;
    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(20);

    private final BenchmarkStack stack;
    private final StackClient rest;
    private final ReplayLog log;

    /** @param log its department must be of this replay alone, and so are the sources that are named after it */
    Replay(BenchmarkStack stack, StackClient rest, ReplayLog log) {
        this.stack = stack;
        this.rest = rest;
        this.log = log;
    }

    /**
     * The result of a replay. All times are in seconds from the first byte sent.
     *
     * @param lines number of log lines
     * @param bytes size of the log
     * @param observations number of access observations
     * @param shifts number of shifts, one for each employee
     * @param evidenceBytes size of all evidence in the database, indexes included; the log was sent at once and in
     *     order
     * @param accepted time until the last request was answered
     * @param read time until the ingest service had read the last line
     * @param evaluated time until the minutes of every shift were in the database
     */
    record ReplayResult(
            long lines,
            long bytes,
            long observations,
            int shifts,
            long evidenceBytes,
            double accepted,
            double read,
            double evaluated) {}

    ReplayResult run() throws IOException, InterruptedException, ExecutionException {
        rest.post(
                "rosteradmin",
                stack.compliance("/api/v1/employees/import"),
                "text/csv",
                log.department().employees());
        rest.post(
                "rosteradmin",
                stack.compliance("/api/v1/roster/import"),
                "text/csv",
                log.department().roster(log.day().morning(), log.day().evening()));
        List<SourceLog> logs = new ArrayList<>();
        for (int i = 0; i < ReplayLog.PARTS; i++) {
            logs.add(createSource(i));
        }
        long sent = logs.stream().mapToLong(SourceLog::lines).sum();
        try (Handle database = stack.complianceDatabase()) {
            double stored = storedObservations(database);
            long start = System.nanoTime();
            send(logs);
            double accepted = Timings.secondsSince(start);
            await("ingest to read every line", start, () -> linesRead() >= sent);
            double read = Timings.secondsSince(start);
            long observed = linesObserved();
            await("every observation", start, () -> storedObservations(database) - stored >= observed);
            await("every shift's minutes", start, () -> number(database, "select count(*) from evaluation_due") == 0);
            double evaluated = Timings.secondsSince(start);
            long bytes =
                    logs.stream().mapToLong(sourceLog -> sourceLog.log().length).sum();
            return new ReplayResult(
                    sent, bytes, observed, log.department().size(), evidenceBytes(database), accepted, read, evaluated);
        }
    }

    /**
     * One source with its log.
     *
     * @param log the whole log of the source
     */
    private record SourceLog(URI endpoint, byte[] log, long lines) {}

    private SourceLog createSource(int number) throws IOException, InterruptedException {
        String source = source(number);
        rest.put(
                "netadmin",
                stack.ingest("/api/v1/sources/" + source),
                "{\"format\":\"squid\",\"zone\":\"UTC\",\"identity\":[\"username\"],"
                        + "\"feeders\":[\"dutywatch-cli\"]}");
        ReplayLog.LogPart part = log.part(number);
        return new SourceLog(stack.ingest("/api/v1/sources/" + source + "/lines"), part.bytes(), part.lines());
    }

    private String source(int number) {
        return "bench-" + log.department().prefix().toLowerCase(Locale.ROOT) + number;
    }

    private void send(List<SourceLog> logs) throws InterruptedException, ExecutionException {
        ExecutorService feeders = Executors.newFixedThreadPool(ReplayLog.PARTS);
        try {
            List<Callable<Integer>> work = logs.stream()
                    .<Callable<Integer>>map(sourceLog -> () -> sendAll(sourceLog))
                    .toList();
            for (Future<Integer> done : feeders.invokeAll(work)) {
                done.get();
            }
        } finally {
            feeders.shutdownNow();
        }
    }

    /** Sends the log in requests of up to {@link #REQUEST_BYTES}, each of whole lines. */
    private int sendAll(SourceLog sourceLog) throws IOException, InterruptedException {
        int requests = 0;
        int from = 0;
        while (from < sourceLog.log().length) {
            int to = Math.min(from + REQUEST_BYTES, sourceLog.log().length);
            while (sourceLog.log()[to - 1] != '\n') {
                to--;
            }
            rest.post(
                    "netadmin",
                    sourceLog.endpoint(),
                    "text/plain",
                    BodyPublishers.ofByteArray(sourceLog.log(), from, to - from));
            from = to;
            requests++;
        }
        return requests;
    }

    private long linesRead() throws IOException, InterruptedException {
        long read = 0;
        for (int i = 0; i < ReplayLog.PARTS; i++) {
            read += source(i, "/lines");
        }
        return read;
    }

    private long linesObserved() throws IOException, InterruptedException {
        long observed = 0;
        for (int i = 0; i < ReplayLog.PARTS; i++) {
            observed += source(i, "/outcomes/observed");
        }
        return observed;
    }

    private long source(int number, String pointer) throws IOException, InterruptedException {
        return rest.get("netadmin", stack.ingest("/api/v1/sources/" + source(number)))
                .at(pointer)
                .asLong();
    }

    private static double storedObservations(Handle database) {
        return number(database, "select coalesce(sum(observations), 0) from evidence");
    }

    private static long evidenceBytes(Handle database) {
        return (long) number(database, """
                select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = 'evidence'::regclass
                """);
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, long start, Condition condition) throws IOException, InterruptedException {
        while (!condition.holds()) {
            if (System.nanoTime() - start > TIMEOUT_NANOS) {
                throw new IOException("Timeout while waiting for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
