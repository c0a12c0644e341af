package org.dutywatch.benchmarks.minutes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.dutywatch.benchmarks.minutes.reading.ReadShift;
import org.dutywatch.benchmarks.minutes.score.Fit;
import org.dutywatch.benchmarks.minutes.score.Method;
import org.dutywatch.benchmarks.minutes.score.Ours;
import org.dutywatch.benchmarks.minutes.world.World;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;

/**
 * Fits the bands of the newest estimator profiles, for each confidence class on the worlds that have it, and prints
 * them.
 */
record FitBands(Options options, BiFunction<World, Integer, List<ReadShift>> shifts) {

    void print() {
        EstimatorProfiles v2 = EstimatorProfiles.V2;
        EstimatorProfiles unfitted =
                new EstimatorProfiles(v2.version(), v2.requests(), v2.tunnels(), v2.flows(), Map.of());
        Ours readings = new Ours(unfitted, options.limit());
        Map<Confidence, List<List<Fit.Reading>>> byClass = new EnumMap<>(Confidence.class);
        for (World world : options.worlds()) {
            byClass.computeIfAbsent(confidence(world), first -> new ArrayList<>())
                    .add(read(world, readings));
        }
        Fit fit = new Fit(options.limit());
        System.out.println("low share, low margin in s, high share, high margin in s");
        byClass.forEach((confidence, worlds) -> System.out.println(
                confidence + " " + Fit.text(fit.band(worlds)) + " from " + worlds.size() + " worlds"));
    }

    private List<Fit.Reading> read(World world, Ours readings) {
        List<Fit.Reading> read = new ArrayList<>();
        for (int seed = options.first(); seed < options.first() + options.seeds(); seed++) {
            for (ReadShift shift : shifts.apply(world, seed)) {
                Method.Answer answer = readings.answer(shift);
                read.add(new Fit.Reading(shift.truth(), answer.low(), answer.high()));
            }
        }
        return read;
    }

    private static Confidence confidence(World world) {
        boolean byName = world.identity() != World.Identity.LEASE;
        return switch (world.sight()) {
            case URL -> Confidence.of(true, false, byName);
            case MIXED -> Confidence.of(true, true, byName);
            case TUNNEL, FLOW -> Confidence.of(false, true, byName);
        };
    }
}
