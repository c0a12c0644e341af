package org.dutywatch.simulator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.simulator.reading.ObservedShift;
import org.dutywatch.simulator.score.BandFit;
import org.dutywatch.simulator.score.DutywatchMethod;
import org.dutywatch.simulator.score.MinutesMethod;
import org.dutywatch.simulator.world.World;

/**
 * Fits the bands of the newest estimator profile, for each confidence class on the worlds that have it, and prints
 * them.
 */
record FitBands(ScoreOptions options, BiFunction<World, Integer, List<ObservedShift>> shifts) {

    void print() {
        EstimatorProfiles profiles = EstimatorProfiles.V2;
        EstimatorProfiles unfitted = new EstimatorProfiles(
                profiles.version(), profiles.requests(), profiles.tunnels(), profiles.flows(), Map.of());
        DutywatchMethod method = new DutywatchMethod(unfitted, options.limit());
        Map<Confidence, List<List<BandFit.FitSample>>> byClass = new EnumMap<>(Confidence.class);
        for (World world : options.worlds()) {
            byClass.computeIfAbsent(confidence(world), first -> new ArrayList<>())
                    .add(samples(world, method));
        }
        BandFit fit = new BandFit(options.limit());
        System.out.println("low share, low margin in s, high share, high margin in s");
        byClass.forEach((confidence, worlds) -> System.out.println(
                confidence + " " + BandFit.format(fit.band(worlds)) + " from " + worlds.size() + " worlds"));
    }

    private List<BandFit.FitSample> samples(World world, DutywatchMethod method) {
        List<BandFit.FitSample> samples = new ArrayList<>();
        for (int seed = options.firstSeed(); seed < options.firstSeed() + options.seeds(); seed++) {
            for (ObservedShift shift : shifts.apply(world, seed)) {
                MinutesMethod.MethodResult result = method.compute(shift);
                samples.add(new BandFit.FitSample(shift.trueMinutes(), result.low(), result.high()));
            }
        }
        return samples;
    }

    private static Confidence confidence(World world) {
        boolean byName = world.identity() != World.LineIdentity.LEASE;
        return switch (world.visibility()) {
            case URL -> Confidence.of(true, false, byName);
            case MIXED -> Confidence.of(true, true, byName);
            case TUNNEL, FLOW -> Confidence.of(false, true, byName);
        };
    }
}
