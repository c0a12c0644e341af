package org.dutywatch.benchmarks;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.attention.estimate.ProfiledEstimator;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.jdbi.v3.core.Handle;

/**
 * Measures the evaluation of {@value #OBSERVATIONS} observations of one employee in one shift: alone in this process,
 * and in the running service from Kafka to the stored minutes.
 */
final class EvaluationBenchmark {
    static final int OBSERVATIONS = 5_000;

    private static final Instant MORNING = Instant.parse("2026-11-14T12:00:00Z");
    private static final Interval SPAN = Interval.of(MORNING, BusyShift.LENGTH);
    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final BenchmarkStack stack;
    private final StackClient rest;

    EvaluationBenchmark(BenchmarkStack stack, StackClient rest) {
        this.stack = stack;
        this.rest = rest;
    }

    /** Measures the evaluation alone, in this process, after a warm-up. */
    static Timings evaluationAlone(int times) {
        var shift = new Shift("E", SPAN, ShiftKind.REGULAR, IntervalSet.empty(), IntervalSet.empty());
        var evaluator = new ShiftEvaluator(new ProfiledEstimator(EstimatorProfiles.V2));
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < 2 * times; i++) {
            List<AccessObservation> accesses = BusyShift.of(i, MORNING, OBSERVATIONS);
            long start = System.nanoTime();
            if (evaluator.minutes(shift, IntervalSet.empty(), accesses).high() == null) {
                throw new IllegalStateException("no minutes");
            }
            if (i >= times) {
                seconds.add(Timings.secondsSince(start));
            }
        }
        return Timings.of(seconds);
    }

    /**
     * Measures from sending the records until the minutes from all of them are committed; another employee each time.
     */
    Timings kafkaToMinutes(int times) throws IOException, InterruptedException, ExecutionException {
        BenchmarkDepartment department = new BenchmarkDepartment("K", times + 1);
        rest.post("rosteradmin", stack.compliance("/api/v1/employees/import"), "text/csv", department.employees());
        rest.post(
                "rosteradmin",
                stack.compliance("/api/v1/roster/import"),
                "text/csv",
                department.roster(MORNING, MORNING.plus(BusyShift.LENGTH)));
        List<Double> seconds = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>(stack.kafkaSettings());
        settings.put("linger.ms", 5);
        settings.put("compression.type", "lz4");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
                Handle database = stack.complianceDatabase()) {
            for (int i = 0; i <= times; i++) {
                double elapsed = measureOne(producer, database, department.employeeId(i), i);
                // Not measured: the first run connects and creates the partition of the day.
                if (i > 0) {
                    seconds.add(elapsed);
                }
            }
        }
        return Timings.of(seconds);
    }

    private static double measureOne(KafkaProducer<String, String> producer, Handle database, String employee, int seed)
            throws ExecutionException, InterruptedException, IOException {
        List<ProducerRecord<String, String>> records = BusyShift.of(seed, MORNING, OBSERVATIONS).stream()
                .map(one -> new ProducerRecord<>("ingest.access-observed.v1", employee, json(employee, one)))
                .toList();
        long start = System.nanoTime();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        while (!isEvaluated(database, employee)) {
            if (System.nanoTime() - start > TIMEOUT_NANOS) {
                throw new IOException("The minutes of " + employee + " were not stored within two minutes");
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return Timings.secondsSince(start);
    }

    private static boolean isEvaluated(Handle database, String employee) {
        return database.createQuery("""
                        select coalesce((select sum(observations) from evidence where employee_id = :employee), 0) = :all
                               and not exists (select from evaluation_due where employee_id = :employee)
                               and exists (select from shift_minutes where employee_id = :employee)
                        """)
                .bind("employee", employee)
                .bind("all", OBSERVATIONS)
                .mapTo(Boolean.class)
                .one();
    }

    private static String json(String employee, AccessObservation one) {
        return """
                {"observation_id":"%s","employee_id":"%s","site":"%s","host":"%s","role":"%s","kind":"%s",\
                "start":"%s","end":"%s","method":"%s","status":%d,"bytes_up":null,"bytes_down":%d,"document":%b,\
                "embed":%b,"series":%d,"identity":"%s","source":"%s","catalogue":"%s"}""".formatted(
                        one.id(),
                        employee,
                        one.site(),
                        one.host(),
                        one.role(),
                        one.kind(),
                        one.time().start(),
                        one.time().end(),
                        one.method(),
                        one.status(),
                        one.bytesDown(),
                        one.document(),
                        one.embed(),
                        one.series(),
                        one.identity(),
                        one.source(),
                        one.catalogue());
    }
}
