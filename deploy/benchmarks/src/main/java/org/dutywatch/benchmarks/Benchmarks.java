package org.dutywatch.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code Benchmarks ROOT STATE PORT_OFFSET [--quick]}: measures everything and prints one table. */
public final class Benchmarks {
    private static final double PARSER_MARK = 1_500_000;
    private static final double PIPELINE_MARK = 100_000;
    private static final double MAIL_MARK = 2;

    private final boolean quick;
    private final List<Figure> figures = new ArrayList<>();

    private Benchmarks(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] args) throws Exception {
        Benchmarks benchmarks = new Benchmarks(List.of(args).contains("--quick"));
        benchmarks.parser();
        try (Stack stack = new Stack(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]))) {
            stack.start();
            benchmarks.stack(stack);
        }
        System.out.printf(
                "%n%d cores, Java %s; broker, database, services and feeders share them%n%s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                Figure.table(benchmarks.figures));
    }

    private void parser() throws RunnerException {
        var result = new Runner(new OptionsBuilder()
                        .include(ReaderBenchmark.class.getName())
                        .forks(quick ? 1 : 3)
                        .warmupIterations(quick ? 3 : 5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .runSingle()
                .getPrimaryResult();
        figures.add(Figure.rate("parser, lines a second and core", result.getScore(), PARSER_MARK));
    }

    private void stack(Stack stack) throws Exception {
        Rest rest = new Rest(stack);
        for (String user : List.of("netadmin", "rosteradmin", "standards", "chief")) {
            rest.signIn(user);
        }
        limit(stack, rest);
        Replay.Result replay = new Replay(stack, rest).run(quick ? 1_000_000 : 4_000_000);
        double pipeline = replay.lines() / replay.evaluated();
        figures.add(Figure.plain("replay, lines", Figure.number(replay.lines())));
        figures.add(Figure.plain("replay, accesses of monitored sites", Figure.number(replay.observations())));
        figures.add(Figure.plain("HTTP accepted, lines a second", Figure.number(replay.lines() / replay.accepted())));
        figures.add(Figure.plain("ingest read, lines a second", Figure.number(replay.lines() / replay.read())));
        figures.add(Figure.rate("HTTP to minutes in PostgreSQL, lines a second", pipeline, PIPELINE_MARK));
        broker(stack, replay, pipeline);
        mail(new MailDelay(stack, rest).run(quick ? 5 : 20));
    }

    private void broker(Stack stack, Replay.Result replay, double pipeline) {
        BrokerRead.Result read = BrokerRead.run(stack.broker());
        double lines = replay.lines() * (read.bytes() / (double) replay.bytes()) / read.seconds();
        figures.add(Figure.plain(
                "broker, plain consumer: records a second", Figure.number(read.records() / read.seconds())));
        figures.add(new Figure(
                "broker, plain consumer: lines a second (ratio: pipeline to this)",
                Figure.number(lines),
                "",
                Figure.ratio(pipeline / lines)));
    }

    private void mail(List<Double> delays) {
        double median = delays.get(delays.size() / 2);
        double worst = delays.get(delays.size() - 1);
        figures.add(new Figure(
                "last line to mail, median, seconds",
                Figure.ratio(median),
                Figure.ratio(MAIL_MARK),
                Figure.ratio(MAIL_MARK / median)));
        figures.add(new Figure(
                "last line to mail, slowest of " + delays.size() + ", seconds",
                Figure.ratio(worst),
                Figure.ratio(MAIL_MARK),
                Figure.ratio(MAIL_MARK / worst)));
    }

    /** 30 minutes a shift for the benchmark's people. */
    private static void limit(Stack stack, Rest rest) throws Exception {
        var policy = rest.post("standards", stack.compliance("/api/v1/policies"), "application/json", """
                {"limit_minutes_per_shift": 30, "unit": "Benchmark", "effective_from": "2026-11-01T00:00:00Z",
                 "note": "Benchmark"}""");
        String id = policy.path("policy_id").asText();
        rest.post("chief", stack.compliance("/api/v1/policies/" + id + "/approve"), "application/json", "");
    }
}
