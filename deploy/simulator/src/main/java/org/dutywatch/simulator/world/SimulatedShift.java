package org.dutywatch.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dutywatch.simulator.world.SimulatedDuty.MillisInterval;

/**
 * A simulated shift, with the time that the person really looked at social sites.
 *
 * @param employee the person; the log also has lines of other people at the same address
 * @param usage {@code none}, {@code light}, {@code moderate} or {@code heavy}
 * @param leases who had which address, as the leases say
 * @param lines the log, in no particular order
 * @param viewingTimes time that the person looked, without time at a terminal where the log cannot identify the person
 */
public record SimulatedShift(
        World world,
        String employee,
        String usage,
        SimulatedDuty duty,
        List<SimulatedLease> leases,
        List<LogLine> lines,
        List<MillisInterval> viewingTimes) {
    /** Seconds that are simulated before and after the shift. */
    private static final double MARGIN_SECONDS = 80 * 60;

    private static final String DESK = "10.9.4.21";
    private static final String TERMINAL = "10.9.4.77";
    private static final String OTHER = "other";

    /** A lease: the user of an address from {@code start} to {@code end}, in epoch milliseconds. */
    public record SimulatedLease(String address, String user, long start, long end) {}

    /** The true minutes: time that the person looked on duty, outside breaks and official business. */
    public double trueMinutes() {
        return duty.minutesOn(viewingTimes);
    }

    /** Draws a shift. Equal arguments give equal shifts. */
    public static SimulatedShift draw(World world, long seed, int number) {
        RandomDraws chance = new RandomDraws(
                (seed * 1_000_003L + number) * 31 + world.toString().hashCode());
        // Departments differ: in one people read more slowly than in another.
        double pace = new RandomDraws(seed).logUniform(0.72, 1.39);
        return new Draw(world, chance, "e" + seed + "x" + number, pace).shift();
    }

    private static final class Draw {
        private final World world;
        private final RandomDraws chance;
        private final String employee;
        private final double pace;
        private final SimulatedDuty duty;
        private final long epoch;
        private final double length;
        private final LogSimulator logger;
        private final List<LogLine> lines = new ArrayList<>();
        private final List<MillisInterval> viewingTimes = new ArrayList<>();

        Draw(World world, RandomDraws chance, String employee, double pace) {
            this.pace = pace;
            this.world = world;
            this.chance = chance;
            this.employee = employee;
            this.duty = SimulatedDuty.draw(chance);
            this.epoch = duty.shift().start() - (long) (MARGIN_SECONDS * 1_000);
            this.length = (duty.shift().end() - duty.shift().start()) / 1_000.0;
            this.logger = new LogSimulator(chance, world.visibility(), epoch);
        }

        SimulatedShift shift() {
            Habits habits = Habits.draw(chance, pace);
            String user = world.identity() == World.LineIdentity.LEASE ? "-" : employee;
            double handover = MARGIN_SECONDS + chance.uniform(-600, 600);
            double until = world.identity() == World.LineIdentity.LEASE
                    ? MARGIN_SECONDS + length + chance.uniform(-300, 900)
                    : 2 * MARGIN_SECONDS + length;
            double from = world.identity() == World.LineIdentity.LEASE ? handover : 0;
            List<SimulatedLease> leases = new ArrayList<>();
            addPerson(habits, from, until, user);
            if (world.identity() == World.LineIdentity.LEASE) {
                addOtherPerson(DESK, 0, handover - chance.uniform(5, 400));
                addOtherPerson(DESK, until + chance.uniform(5, 400), 2 * MARGIN_SECONDS + length);
                long jitter = chance.integerBetween(-20, 20) * 1_000L;
                leases.add(new SimulatedLease(DESK, OTHER, epoch, at(handover) + jitter));
                leases.add(new SimulatedLease(DESK, employee, at(handover) + jitter, at(until)));
                leases.add(new SimulatedLease(DESK, OTHER, at(until), at(2 * MARGIN_SECONDS + length)));
            } else if (world.identity() == World.LineIdentity.SHARED) {
                addOtherPerson(TERMINAL, 0, 2 * MARGIN_SECONDS + length);
                addUnattributedVisit(chance.uniform(0, 0.25) * habits.minutes());
            }
            String usage = habits.kind().name().toLowerCase(Locale.ROOT);
            return new SimulatedShift(world, employee, usage, duty, leases, lines, viewingTimes);
        }

        private void addPerson(Habits habits, double from, double until, String user) {
            Visitor visitor = new Visitor(chance, habits);
            visitor.addVisits(Math.max(from, MARGIN_SECONDS), Math.min(until, MARGIN_SECONDS + length));
            addUncountedVisits(visitor, from, until);
            BackgroundRequests background = new BackgroundRequests(chance, world.noise().noise);
            background.run(from, until, visitor.abandonedTabs());
            UnmonitoredPages unmonitoredPages = new UnmonitoredPages(chance, world.noise().noise);
            unmonitoredPages.browse(from, until, visitor.viewingTimes(), chance.happens(0.3) ? 1 : 0.15);
            List<BrowserRequest> requests = new ArrayList<>(visitor.requests());
            requests.addAll(background.requests());
            requests.addAll(unmonitoredPages.requests());
            requests.removeIf(request -> request.at() < from || request.at() > until);
            addRefusedRequests(requests, from, until);
            lines.addAll(logger.log(requests, DESK, user, employee));
            visitor.viewingTimes().forEach(pair -> viewingTimes.add(new MillisInterval(at(pair[0]), at(pair[1]))));
        }

        /** Adds visits that must not count: before and after the shift, in breaks, and on official business. */
        private void addUncountedVisits(Visitor visitor, double from, double until) {
            List<MillisInterval> free = new ArrayList<>(duty.breaks());
            free.addAll(duty.officialBusiness());
            for (MillisInterval one : free) {
                double begin = (one.start() - epoch) / 1_000.0;
                double end = (one.end() - epoch) / 1_000.0;
                boolean clear = visitor.viewingTimes().stream().allMatch(each -> end < each[0] || begin > each[1]);
                if (clear && chance.happens(0.7)) {
                    visitor.addVisit(begin + chance.uniform(0, 118), chance.uniform(0.2, 0.9) * (end - begin));
                }
            }
            if (chance.happens(0.4) && MARGIN_SECONDS - from > 1_180) {
                visitor.addVisit(MARGIN_SECONDS - chance.uniform(900, 1_180), chance.uniform(60, 500));
            }
            if (chance.happens(0.4) && until - MARGIN_SECONDS - length > 1_180) {
                visitor.addVisit(MARGIN_SECONDS + length + chance.uniform(300, 700), chance.uniform(60, 400));
            }
        }

        /** Adds requests that the proxy refuses. */
        private void addRefusedRequests(List<BrowserRequest> requests, double from, double until) {
            for (int i = chance.integerBetween(0, 6); i > 0; i--) {
                requests.add(BrowserRequest.get(chance.uniform(from, until), "www.tiktok.com", "/", 3_900, "text/html")
                        .withResponse(403, 3_900));
            }
        }

        /** Adds the requests of another person at this address. */
        private void addOtherPerson(String address, double from, double until) {
            if (until - from > 600) {
                Visitor visitor = new Visitor(chance, Habits.draw(chance, 1));
                visitor.addVisits(from, until);
                List<BrowserRequest> requests = visitor.requests();
                requests.removeIf(request -> request.at() < from || request.at() > until);
                lines.addAll(logger.log(requests, address, "-", OTHER));
            }
        }

        /**
         * Adds a visit of the person at the shared terminal. No log can attribute it, so it is not part of the truth.
         */
        private void addUnattributedVisit(double minutes) {
            Visitor visitor = new Visitor(chance, Habits.draw(chance, 1));
            if (minutes > 1) {
                visitor.addVisit(MARGIN_SECONDS + chance.uniform(0.1, 0.8) * length, minutes * 60);
                lines.addAll(logger.log(visitor.requests(), TERMINAL, "-", employee));
            }
        }

        private long at(double second) {
            return epoch + Math.round(second * 1_000);
        }
    }
}
