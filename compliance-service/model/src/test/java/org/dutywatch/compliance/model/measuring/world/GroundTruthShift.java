package org.dutywatch.compliance.model.measuring.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/** A simulated shift with known true minutes. The simulation shares no constant with the estimator. */
public record GroundTruthShift(Shift shift, List<AccessObservation> evidence, double trueMinutes) {
    private static final Instant BEGIN = Instant.parse("2026-11-03T12:00:00Z");

    /** Little, medium or much use, in shifts of 8, 10 or 12 hours. */
    public static GroundTruthShift of(TrafficScenario scenario, long seed) {
        Random random = new Random(seed * 7_919 + scenario.ordinal());
        double length = (8 + 2 * random.nextInt(3)) * 3_600d;
        double[] shares = {0.012, 0.055, 0.14};
        SimulatedPerson person = new SimulatedPerson(random);
        person.visit(length, shares[random.nextInt(3)] * (0.3 + 1.4 * random.nextDouble()));
        SimulatedBackground background = new SimulatedBackground(random);
        background.fill(length, scenario.noisy);
        List<SimulatedHttpRequest> requests = new ArrayList<>(person.requests());
        requests.addAll(background.requests());
        requests.removeIf(one -> one.at() >= length);
        List<AccessObservation> evidence = scenario.tunnels ? tunnels(requests, random) : inspected(requests);
        Interval span = Interval.of(BEGIN, Duration.ofSeconds((long) length));
        List<Interval> looked = person.viewingTimes().stream()
                .map(pair -> new Interval(at(pair[0]), at(pair[1])))
                .toList();
        double truth =
                IntervalSet.of(looked).intersect(IntervalSet.of(span)).length().toMillis() / 60_000d;
        return new GroundTruthShift(Shift.withoutBreak("E1", span, ShiftKind.REGULAR), evidence, truth);
    }

    private static List<AccessObservation> inspected(List<SimulatedHttpRequest> requests) {
        List<AccessObservation> evidence = new ArrayList<>();
        for (SimulatedHttpRequest one : requests) {
            evidence.add(new AccessObservation(
                    "r" + evidence.size(),
                    one.site(),
                    one.site() + "." + one.role(),
                    one.role(),
                    AccessKind.URL,
                    new Interval(at(one.at()), at(one.at() + one.lasts())),
                    "GET",
                    200,
                    null,
                    one.bytes(),
                    one.document(),
                    one.embed(),
                    false,
                    false,
                    one.series(),
                    Identity.USERNAME,
                    false,
                    UnmonitoredPageAge.UNKNOWN,
                    "sim",
                    "sim-1"));
        }
        return evidence;
    }

    /** Browsers keep one connection for each host and close it some time after its last use; then the proxy logs it. */
    private static List<AccessObservation> tunnels(List<SimulatedHttpRequest> requests, Random random) {
        Map<String, List<SimulatedHttpRequest>> byHost = new LinkedHashMap<>();
        requests.stream()
                .sorted((a, b) -> Double.compare(a.at(), b.at()))
                .forEach(one -> byHost.computeIfAbsent(one.site() + "." + one.role(), host -> new ArrayList<>())
                        .add(one));
        List<AccessObservation> evidence = new ArrayList<>();
        byHost.forEach((host, all) -> {
            double keptOpen = 50 + random.nextDouble() * 130;
            List<SimulatedHttpRequest> open = new ArrayList<>();
            for (SimulatedHttpRequest one : all) {
                if (!open.isEmpty() && one.at() > last(open) + keptOpen) {
                    evidence.add(tunnel(evidence.size(), host, open, keptOpen));
                    open = new ArrayList<>();
                }
                open.add(one);
            }
            evidence.add(tunnel(evidence.size(), host, open, keptOpen));
        });
        return evidence;
    }

    private static double last(List<SimulatedHttpRequest> open) {
        return open.stream().mapToDouble(one -> one.at() + one.lasts()).max().orElseThrow();
    }

    private static AccessObservation tunnel(int number, String host, List<SimulatedHttpRequest> open, double keptOpen) {
        SimulatedHttpRequest first = open.get(0);
        HostRole role = first.role();
        long bytes = 5_300 + open.stream().mapToLong(one -> one.bytes() + 350).sum();
        Interval time = new Interval(at(first.at()), at(last(open) + keptOpen));
        return new AccessObservation(
                "t" + number,
                first.site(),
                host,
                role,
                AccessKind.TUNNEL,
                time,
                "CONNECT",
                200,
                null,
                bytes,
                false,
                false,
                false,
                false,
                null,
                Identity.USERNAME,
                false,
                UnmonitoredPageAge.UNKNOWN,
                "sim",
                "sim-1");
    }

    private static Instant at(double second) {
        return BEGIN.plusMillis((long) (second * 1_000));
    }
}
