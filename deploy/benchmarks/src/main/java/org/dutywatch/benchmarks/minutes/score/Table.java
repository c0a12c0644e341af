package org.dutywatch.benchmarks.minutes.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.dutywatch.benchmarks.minutes.reading.ReadShift;

/** The scores of all methods in one world, over all seeds and for each seed. */
public final class Table {
    private static final String HEAD = """
            | world | method | MAE (spread over seeds) | bias | P90 | ALERT n | precision | recall | A+R precision | A+R recall | reviews/100 | coverage | width | none | light | moderate | heavy |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private final String world;
    private final List<Method> methods;
    private final double limit;
    private final Map<Method, Score> scores = new LinkedHashMap<>();
    private final Map<Method, List<Score>> bySeed = new LinkedHashMap<>();
    private long accesses;
    private long wrongPerson;

    public Table(String world, List<Method> methods, double limit) {
        this.world = world;
        this.methods = methods;
        this.limit = limit;
        methods.forEach(method -> scores.put(method, new Score(limit)));
        methods.forEach(method -> bySeed.put(method, new ArrayList<>()));
    }

    /** Adds the shifts of one seed. */
    public void add(List<ReadShift> shifts) {
        for (ReadShift shift : shifts) {
            accesses += shift.evidence().size();
            wrongPerson += shift.wrongPerson();
        }
        for (Method method : methods) {
            Score seed = new Score(limit);
            List<Method.Answer> answers =
                    shifts.parallelStream().map(method::answer).toList();
            for (int i = 0; i < answers.size(); i++) {
                ReadShift shift = shifts.get(i);
                seed.add(shift.usage(), shift.truth(), answers.get(i));
                score(method).add(shift.usage(), shift.truth(), answers.get(i));
            }
            bySeed.computeIfAbsent(method, first -> new ArrayList<>()).add(seed);
        }
    }

    /** The score of the first method, to show progress. */
    public String ours() {
        return score(methods.get(0)).toString();
    }

    private Score score(Method method) {
        return scores.computeIfAbsent(method, first -> new Score(limit));
    }

    public static String print(List<Table> tables) {
        StringBuilder out = new StringBuilder(HEAD);
        tables.forEach(table -> table.methods.forEach(method -> out.append(table.row(method))));
        out.append("\n| world | shifts | accesses | of another person |\n|---|---|---|---|\n");
        for (Table table : tables) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.3f %% |%n",
                    table.world,
                    table.score(table.methods.get(0)).shifts(),
                    table.accesses,
                    100.0 * table.wrongPerson / Math.max(1, table.accesses)));
        }
        return out.toString();
    }

    private String row(Method method) {
        Score score = score(method);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f (%s) | %+.1f | %.1f | %d | %s | %s | %s | %s | %.1f | %.2f | %.1f |%s%n",
                world,
                method.name(),
                score.mae(),
                spread(method, Score::mae),
                score.bias(),
                score.p90(),
                score.alerts(),
                share(score.precision()),
                share(score.recall()),
                share(score.precisionOfBoth()),
                share(score.recallOfBoth()),
                score.reviewsPerHundred(),
                score.coverage(),
                score.width(),
                usages(score));
    }

    private String spread(Method method, ToDoubleFunction<Score> of) {
        var each =
                bySeed.getOrDefault(method, List.of()).stream().mapToDouble(of).summaryStatistics();
        return String.format(Locale.ROOT, "%.1f to %.1f", each.getMin(), each.getMax());
    }

    private static String usages(Score score) {
        StringBuilder cells = new StringBuilder();
        for (String usage : List.of("none", "light", "moderate", "heavy")) {
            double[] means = score.byUsage().getOrDefault(usage, new double[2]);
            cells.append(String.format(Locale.ROOT, " %+.1f / %.1f |", means[0], means[1]));
        }
        return cells.toString();
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.3f", share);
    }
}
