package org.dutywatch.compliance.model.measuring.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dutywatch.compliance.model.attention.HostRole;

/** Simulated background traffic while nobody looks: embedded buttons, open tabs, hanging requests, messengers. */
final class SimulatedBackground {
    private static final String[] SITES = {"facebook", "instagram", "reddit", "x", "linkedin"};

    private final Random random;
    private final List<SimulatedHttpRequest> requests = new ArrayList<>();

    SimulatedBackground(Random random) {
        this.random = random;
    }

    List<SimulatedHttpRequest> requests() {
        return requests;
    }

    void fill(double shift, boolean noisy) {
        otherPages(shift, noisy ? 70 : 2_500, noisy);
        int tabs = noisy ? 2 + random.nextInt(3) : random.nextInt(3) / 2;
        for (int i = 0; i < tabs; i++) {
            double from = random.nextDouble() * shift * 0.6;
            tab(from, Math.min(shift, from + between(2_000, 25_000)), noisy);
        }
        if (noisy || random.nextInt(8) == 0) {
            messenger(shift);
        }
    }

    /** Pages of other sites, with buttons, counters, sign-in boxes and embedded posts. */
    private void otherPages(double shift, double every, boolean noisy) {
        for (double at = between(0, every); at < shift; at += between(0.1, 2) * every) {
            String site = SITES[random.nextInt(SITES.length)];
            requests.add(SimulatedHttpRequest.of(
                    at, site, HostRole.WIDGET, between(2_000, 90_000), SimulatedPerson.place(site, 70)));
            requests.add(SimulatedHttpRequest.of(
                    at + 0.4, site, HostRole.PIXEL, between(40, 900), SimulatedPerson.place(site, 71)));
            int kind = random.nextInt(4);
            if (kind == 0) {
                requests.add(SimulatedHttpRequest.of(
                                at + 0.6, site, HostRole.PAGE, between(5_000, 60_000), SimulatedPerson.place(site, 72))
                        .asEmbed());
                int pictures = random.nextInt(noisy ? 7 : 3);
                for (int i = 0; i < pictures; i++) {
                    requests.add(SimulatedHttpRequest.of(
                            at + 0.9 + i * 0.2,
                            site,
                            HostRole.CDN,
                            between(800, 45_000),
                            SimulatedPerson.place(site, 73)));
                }
            } else if (kind == 1) {
                requests.add(SimulatedHttpRequest.of(
                        at + 0.7, site, HostRole.AUTH, between(300, 9_000), SimulatedPerson.place(site, 74)));
            }
        }
    }

    /** An open tab: it polls in the same series as a person's clicks, and sometimes loads images. */
    private void tab(double from, double to, boolean noisy) {
        String site = SITES[random.nextInt(SITES.length)];
        double period = between(12, 95);
        double jitter = noisy ? between(0.02, 0.45) : between(0.01, 0.12);
        boolean hangs = random.nextInt(4) == 0;
        for (double at = from; at < to; at += period * (1 + jitter * (2 * random.nextDouble() - 1))) {
            SimulatedHttpRequest poll = SimulatedHttpRequest.of(
                    at, site, HostRole.PAGE, between(150, 2_600), SimulatedPerson.place(site, 90));
            requests.add(hangs ? poll.hanging(period * 0.9) : poll);
            if (noisy && random.nextInt(14) == 0) {
                requests.add(SimulatedHttpRequest.of(
                        at + 0.3, site, HostRole.PAGE, between(3_000, 60_000), SimulatedPerson.place(site, 90)));
                int pictures = 1 + random.nextInt(3);
                for (int i = 0; i < pictures; i++) {
                    requests.add(SimulatedHttpRequest.of(
                            at + 0.5 + i * 0.3,
                            site,
                            HostRole.CDN,
                            between(1_500, 30_000),
                            SimulatedPerson.place(site, 110)));
                }
            }
        }
    }

    private void messenger(double shift) {
        for (double at = random.nextDouble() * 20; at < shift; at += between(19, 31)) {
            requests.add(SimulatedHttpRequest.of(
                    at,
                    "facebook",
                    HostRole.MESSAGING_POLL,
                    between(90, 1_100),
                    SimulatedPerson.place("facebook", 99)));
        }
    }

    private double between(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }
}
