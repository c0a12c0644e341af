package org.dutywatch.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@code Benchmarks ROOT STATE PORT_OFFSET [--quick] [--dashboards | --sarg]}: runs all benchmarks, or only those of
 * the dashboards or the comparison with SARG, and prints one table.
 *
 * <p>{@code ROOT} is the directory of the repository, {@code STATE} an empty directory for the data of the stack.
 */
public final class Benchmarks {
    private static final double PARSER_TARGET = 1_500_000;
    private static final double FORMATS_TARGET = 500_000;
    private static final double PIPELINE_TARGET = 100_000;
    private static final double MAIL_TARGET = 2;
    private static final double EVIDENCE_TARGET = 20;
    private static final double BATCH_TARGET = 0.3;
    private static final double CORRECTION_TARGET = 1;
    private static final double REESTIMATION_TARGET = 300;
    private static final int REESTIMATED = 10_000;
    private static final int YEAR_EMPLOYEES = 10_000;
    private static final List<String> USERS = List.of("netadmin", "rosteradmin", "standards", "chief", "auditor");

    private final boolean quick;
    private final List<BenchmarkRow> rows = new ArrayList<>();

    private Benchmarks(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] args) throws Exception {
        Benchmarks benchmarks = new Benchmarks(List.of(args).contains("--quick"));
        boolean dashboards = List.of(args).contains("--dashboards");
        boolean sarg = List.of(args).contains("--sarg");
        boolean all = !dashboards && !sarg;
        if (all) {
            benchmarks.parser();
            benchmarks.domain();
        }
        try (BenchmarkStack stack = new BenchmarkStack(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]))) {
            stack.start();
            StackClient rest = new StackClient(stack);
            if (all || sarg) {
                signIn(rest);
                approveLimit(stack, rest);
            }
            if (all) {
                benchmarks.stack(stack, rest);
            }
            if (all || sarg) {
                benchmarks.sarg(stack, rest);
            }
            if (all || dashboards) {
                benchmarks.dashboards(stack, rest);
            }
        }
        System.out.printf(
                "%n%d cores, Java %s; broker, database, services and feeders share them%n%s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                BenchmarkRow.table(benchmarks.rows));
    }

    private void parser() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(ReaderBenchmark.class.getName())
                        .forks(quick ? 1 : 3)
                        .warmupIterations(quick ? 3 : 5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
        for (var result : results) {
            String format = result.getParams().getParam("format");
            rows.add(BenchmarkRow.higherIsBetter(
                    "parser, " + format + ", lines a second and core",
                    result.getPrimaryResult().getScore(),
                    format.equals("squid") ? PARSER_TARGET : FORMATS_TARGET));
        }
    }

    private void dashboards(BenchmarkStack stack, StackClient rest) throws Exception {
        rows.addAll(new DashboardsBenchmark(stack, rest, quick ? 100 : 300)
                .run(quick ? YEAR_EMPLOYEES / 5 : YEAR_EMPLOYEES));
    }

    private void sarg(BenchmarkStack stack, StackClient rest) throws Exception {
        signIn(rest);
        rows.addAll(new SargComparison(stack, rest).run());
    }

    private void stack(BenchmarkStack stack, StackClient rest) throws Exception {
        Replay.ReplayResult replay = new Replay(stack, rest, departmentLog()).run();
        double pipeline = replay.lines() / replay.evaluated();
        rows.add(BenchmarkRow.withoutTarget("replay, lines", BenchmarkRow.number(replay.lines())));
        rows.add(BenchmarkRow.withoutTarget(
                "replay, accesses of monitored sites", BenchmarkRow.number(replay.observations())));
        rows.add(BenchmarkRow.withoutTarget(
                "HTTP accepted, lines a second", BenchmarkRow.number(replay.lines() / replay.accepted())));
        rows.add(BenchmarkRow.withoutTarget(
                "ingest read, lines a second", BenchmarkRow.number(replay.lines() / replay.read())));
        rows.add(BenchmarkRow.higherIsBetter(
                "HTTP to minutes in PostgreSQL, lines a second", pipeline, PIPELINE_TARGET));
        rows.add(BenchmarkRow.withoutTarget(
                "replay, evidence, bytes an access",
                BenchmarkRow.number((double) replay.evidenceBytes() / replay.observations())));
        rows.add(BenchmarkRow.lowerIsBetter(
                "replay, evidence, kB an employee and shift of " + replay.observations() / replay.shifts()
                        + " accesses",
                replay.evidenceBytes() / 1024.0 / replay.shifts(),
                EVIDENCE_TARGET));
        broker(stack, replay, pipeline);
        signIn(rest);
        BenchmarkDepartment department = new BenchmarkDepartment("M", quick ? 5 : 20);
        mail(new MailDelay(stack, rest).run(department));
        seconds(
                "roster correction to minutes and finding",
                new RosterCorrection(stack, rest).run(department),
                CORRECTION_TARGET);
        seconds(
                "5,000 accesses of one employee, Kafka to minutes stored",
                new EvaluationBenchmark(stack, rest).kafkaToMinutes(quick ? 5 : 20),
                BATCH_TARGET);
        signIn(rest);
        reestimation(new Reestimation(stack, rest).run(quick ? REESTIMATED / 20 : REESTIMATED));
    }

    private ReplayLog departmentLog() {
        return new ReplayLog(
                new BenchmarkDepartment("B", 300),
                BenchmarkDay.ago(20),
                quick ? 1_000_000 : 4_000_000,
                SquidLog.USUAL_SHARE);
    }

    private static void signIn(StackClient rest) throws Exception {
        for (String user : USERS) {
            rest.signIn(user);
        }
    }

    private void domain() {
        seconds(
                "5,000 accesses of one employee, evaluation alone",
                EvaluationBenchmark.evaluationAlone(20),
                BATCH_TARGET);
    }

    private void seconds(String what, Timings seconds, double target) {
        rows.add(BenchmarkRow.lowerIsBetter(what + ", median, seconds", seconds.median(), target));
        rows.add(BenchmarkRow.lowerIsBetter(what + ", slowest of " + seconds.size(), seconds.slowest(), target));
    }

    private void reestimation(Reestimation.ReestimationResult result) {
        int all = REESTIMATED * Reestimation.DAYS;
        rows.add(BenchmarkRow.lowerIsBetter(
                "evidence, kB an employee and shift of " + BusyShift.ACCESSES + " accesses",
                result.kilobytes(),
                EVIDENCE_TARGET));
        rows.add(BenchmarkRow.higherIsBetter(
                "re-estimation, shifts a second", result.shifts() / result.seconds(), all / REESTIMATION_TARGET));
        String what = "re-estimation of " + BenchmarkRow.number(all) + " shifts, seconds";
        if (result.shifts() == all) {
            rows.add(BenchmarkRow.lowerIsBetter(what, result.seconds(), REESTIMATION_TARGET));
        } else {
            rows.add(BenchmarkRow.lowerIsBetter(
                    what + ", extrapolated from " + BenchmarkRow.number(result.shifts()),
                    result.seconds() * all / result.shifts(),
                    REESTIMATION_TARGET));
        }
    }

    private void broker(BenchmarkStack stack, Replay.ReplayResult replay, double pipeline) throws IOException {
        BrokerRead.BrokerReadResult read = BrokerRead.run(stack.kafkaSettings());
        double lines = replay.lines() * (read.bytes() / (double) replay.bytes()) / read.seconds();
        rows.add(BenchmarkRow.withoutTarget(
                "broker, plain consumer: records a second", BenchmarkRow.number(read.records() / read.seconds())));
        rows.add(new BenchmarkRow(
                "broker, plain consumer: lines a second (ratio: pipeline to this)",
                BenchmarkRow.number(lines),
                "",
                BenchmarkRow.ratio(pipeline / lines)));
    }

    private void mail(List<Double> delays) {
        double median = delays.get(delays.size() / 2);
        double worst = delays.get(delays.size() - 1);
        rows.add(new BenchmarkRow(
                "last line to mail, median, seconds",
                BenchmarkRow.ratio(median),
                BenchmarkRow.ratio(MAIL_TARGET),
                BenchmarkRow.ratio(MAIL_TARGET / median)));
        rows.add(new BenchmarkRow(
                "last line to mail, slowest of " + delays.size() + ", seconds",
                BenchmarkRow.ratio(worst),
                BenchmarkRow.ratio(MAIL_TARGET),
                BenchmarkRow.ratio(MAIL_TARGET / worst)));
    }

    /** Approves a limit of 30 minutes per shift for the unit of the benchmark's employees. */
    private static void approveLimit(BenchmarkStack stack, StackClient rest) throws Exception {
        var policy = rest.post("standards", stack.compliance("/api/v1/policies"), "application/json", """
                {"limit_minutes_per_shift": 30, "unit": "Benchmark", "effective_from": "2026-11-01T00:00:00Z",
                 "note": "Benchmark"}""");
        String id = policy.path("policy_id").asText();
        rest.post("chief", stack.compliance("/api/v1/policies/" + id + "/approve"), "application/json", "");
    }
}
