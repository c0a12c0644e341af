package org.dutywatch.simulator.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.dutywatch.simulator.reading.ObservedShift;

/** The scores of all methods in one world, over all seeds and for each seed. */
public final class ScoreTable {
    private static final String HEAD = """
            | world | method | MAE (spread over seeds) | bias | P90 | ALERT n | precision | recall | A+R precision | A+R recall | reviews/100 | coverage | width | none | light | moderate | heavy |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private final String world;
    private final List<MinutesMethod> methods;
    private final double limit;
    private final Map<MinutesMethod, Score> scores = new LinkedHashMap<>();
    private final Map<MinutesMethod, List<Score>> bySeed = new LinkedHashMap<>();
    private long accesses;
    private long misattributed;

    public ScoreTable(String world, List<MinutesMethod> methods, double limit) {
        this.world = world;
        this.methods = methods;
        this.limit = limit;
        methods.forEach(method -> scores.put(method, new Score(limit)));
        methods.forEach(method -> bySeed.put(method, new ArrayList<>()));
    }

    /** Adds the shifts of one seed. */
    public void add(List<ObservedShift> shifts) {
        for (ObservedShift shift : shifts) {
            accesses += shift.evidence().size();
            misattributed += shift.misattributed();
        }
        for (MinutesMethod method : methods) {
            Score seed = new Score(limit);
            List<MinutesMethod.MethodResult> results =
                    shifts.parallelStream().map(method::compute).toList();
            for (int i = 0; i < results.size(); i++) {
                ObservedShift shift = shifts.get(i);
                seed.add(shift.usage(), shift.trueMinutes(), results.get(i));
                score(method).add(shift.usage(), shift.trueMinutes(), results.get(i));
            }
            bySeed.computeIfAbsent(method, first -> new ArrayList<>()).add(seed);
        }
    }

    /** The score of the first method, to show progress. */
    public String firstScore() {
        return score(methods.get(0)).toString();
    }

    private Score score(MinutesMethod method) {
        return scores.computeIfAbsent(method, first -> new Score(limit));
    }

    public static String print(List<ScoreTable> tables) {
        StringBuilder out = new StringBuilder(HEAD);
        tables.forEach(table -> table.methods.forEach(method -> out.append(table.row(method))));
        out.append("\n| world | shifts | accesses | of another person |\n|---|---|---|---|\n");
        for (ScoreTable table : tables) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.3f %% |%n",
                    table.world,
                    table.score(table.methods.get(0)).shifts(),
                    table.accesses,
                    100.0 * table.misattributed / Math.max(1, table.accesses)));
        }
        return out.toString();
    }

    private String row(MinutesMethod method) {
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

    private String spread(MinutesMethod method, ToDoubleFunction<Score> figure) {
        var statistics = bySeed.getOrDefault(method, List.of()).stream()
                .mapToDouble(figure)
                .summaryStatistics();
        return String.format(Locale.ROOT, "%.1f to %.1f", statistics.getMin(), statistics.getMax());
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
