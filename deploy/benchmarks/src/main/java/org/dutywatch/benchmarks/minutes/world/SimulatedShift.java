package org.dutywatch.benchmarks.minutes.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dutywatch.benchmarks.minutes.world.Duty.Span;

/**
 * A simulated shift, with the time that the person really looked at social sites.
 *
 * @param employee the person; the log also has lines of other people at the same address
 * @param usage {@code none}, {@code light}, {@code moderate} or {@code heavy}
 * @param leases who had which address, as the leases say
 * @param lines the log, in no particular order
 * @param looked time that the person looked, without time at a terminal where the log cannot identify the person
 */
public record SimulatedShift(
        World world,
        String employee,
        String usage,
        Duty duty,
        List<Lease> leases,
        List<LogLine> lines,
        List<Span> looked) {
    /** Seconds that are simulated before and after the shift. */
    private static final double MARGIN_SECONDS = 80 * 60;

    private static final String DESK = "10.9.4.21";
    private static final String TERMINAL = "10.9.4.77";
    private static final String OTHER = "other";

    /** A lease: the user of an address from {@code start} to {@code end}, in epoch milliseconds. */
    public record Lease(String address, String user, long start, long end) {}

    /** The true minutes: time that the person looked on duty, outside breaks and official business. */
    public double trueMinutes() {
        return duty.minutesOn(looked);
    }

    /** Draws a shift. Equal arguments give equal shifts. */
    public static SimulatedShift draw(World world, long seed, int number) {
        Chance chance =
                new Chance((seed * 1_000_003L + number) * 31 + world.toString().hashCode());
        // Departments differ: in one people read more slowly than in another.
        double pace = new Chance(seed).magnitude(0.72, 1.39);
        return new Draw(world, chance, "e" + seed + "x" + number, pace).shift();
    }

    private static final class Draw {
        private final World world;
        private final Chance chance;
        private final String employee;
        private final double pace;
        private final Duty duty;
        private final long epoch;
        private final double length;
        private final Logger logger;
        private final List<LogLine> lines = new ArrayList<>();
        private final List<Span> looked = new ArrayList<>();

        Draw(World world, Chance chance, String employee, double pace) {
            this.pace = pace;
            this.world = world;
            this.chance = chance;
            this.employee = employee;
            this.duty = Duty.draw(chance);
            this.epoch = duty.shift().start() - (long) (MARGIN_SECONDS * 1_000);
            this.length = (duty.shift().end() - duty.shift().start()) / 1_000.0;
            this.logger = new Logger(chance, world.sight(), epoch);
        }

        SimulatedShift shift() {
            Habits habits = Habits.draw(chance, pace);
            String user = world.identity() == World.Identity.LEASE ? "-" : employee;
            double handover = MARGIN_SECONDS + chance.between(-600, 600);
            double until = world.identity() == World.Identity.LEASE
                    ? MARGIN_SECONDS + length + chance.between(-300, 900)
                    : 2 * MARGIN_SECONDS + length;
            double from = world.identity() == World.Identity.LEASE ? handover : 0;
            List<Lease> leases = new ArrayList<>();
            person(habits, from, until, user);
            if (world.identity() == World.Identity.LEASE) {
                others(DESK, 0, handover - chance.between(5, 400));
                others(DESK, until + chance.between(5, 400), 2 * MARGIN_SECONDS + length);
                long jitter = chance.count(-20, 20) * 1_000L;
                leases.add(new Lease(DESK, OTHER, epoch, at(handover) + jitter));
                leases.add(new Lease(DESK, employee, at(handover) + jitter, at(until)));
                leases.add(new Lease(DESK, OTHER, at(until), at(2 * MARGIN_SECONDS + length)));
            } else if (world.identity() == World.Identity.SHARED) {
                others(TERMINAL, 0, 2 * MARGIN_SECONDS + length);
                unnamed(chance.between(0, 0.25) * habits.minutes());
            }
            String usage = habits.kind().name().toLowerCase(Locale.ROOT);
            return new SimulatedShift(world, employee, usage, duty, leases, lines, looked);
        }

        private void person(Habits habits, double from, double until, String user) {
            Visitor visitor = new Visitor(chance, habits);
            visitor.spread(Math.max(from, MARGIN_SECONDS), Math.min(until, MARGIN_SECONDS + length));
            visitOffDuty(visitor, from, until);
            Machines machines = new Machines(chance, world.noise().noise);
            machines.run(from, until, visitor.left());
            Elsewhere elsewhere = new Elsewhere(chance, world.noise().noise);
            elsewhere.browse(from, until, visitor.looked(), chance.of(0.3) ? 1 : 0.15);
            List<Hit> hits = new ArrayList<>(visitor.hits());
            hits.addAll(machines.hits());
            hits.addAll(elsewhere.hits());
            hits.removeIf(hit -> hit.at() < from || hit.at() > until);
            refused(hits, from, until);
            lines.addAll(logger.log(hits, DESK, user, employee));
            visitor.looked().forEach(pair -> looked.add(new Span(at(pair[0]), at(pair[1]))));
        }

        /** Adds visits that must not count: before and after the shift, in breaks, and on official business. */
        private void visitOffDuty(Visitor visitor, double from, double until) {
            List<Span> free = new ArrayList<>(duty.breaks());
            free.addAll(duty.official());
            for (Span one : free) {
                double begin = (one.start() - epoch) / 1_000.0;
                double end = (one.end() - epoch) / 1_000.0;
                boolean clear = visitor.looked().stream().allMatch(each -> end < each[0] || begin > each[1]);
                if (clear && chance.of(0.7)) {
                    visitor.visit(begin + chance.between(0, 118), chance.between(0.2, 0.9) * (end - begin));
                }
            }
            if (chance.of(0.4) && MARGIN_SECONDS - from > 1_180) {
                visitor.visit(MARGIN_SECONDS - chance.between(900, 1_180), chance.between(60, 500));
            }
            if (chance.of(0.4) && until - MARGIN_SECONDS - length > 1_180) {
                visitor.visit(MARGIN_SECONDS + length + chance.between(300, 700), chance.between(60, 400));
            }
        }

        /** Adds requests that the proxy refuses. */
        private void refused(List<Hit> hits, double from, double until) {
            for (int i = chance.count(0, 6); i > 0; i--) {
                hits.add(Hit.get(chance.between(from, until), "www.tiktok.com", "/", 3_900, "text/html")
                        .answered(403, 3_900));
            }
        }

        /** Adds the requests of another person at this address. */
        private void others(String address, double from, double until) {
            if (until - from > 600) {
                Visitor visitor = new Visitor(chance, Habits.draw(chance, 1));
                visitor.spread(from, until);
                List<Hit> hits = visitor.hits();
                hits.removeIf(hit -> hit.at() < from || hit.at() > until);
                lines.addAll(logger.log(hits, address, "-", OTHER));
            }
        }

        /**
         * Adds a visit of the person at the shared terminal. No log can attribute it, so it is not part of the truth.
         */
        private void unnamed(double minutes) {
            Visitor visitor = new Visitor(chance, Habits.draw(chance, 1));
            if (minutes > 1) {
                visitor.visit(MARGIN_SECONDS + chance.between(0.1, 0.8) * length, minutes * 60);
                lines.addAll(logger.log(visitor.hits(), TERMINAL, "-", employee));
            }
        }

        private long at(double second) {
            return epoch + Math.round(second * 1_000);
        }
    }
}
