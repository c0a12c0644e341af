package org.dutywatch.benchmarks.minutes.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.benchmarks.minutes.world.LogLine.Sees;

/** Turns what a browser asked into what a proxy or a firewall of this world logs. */
final class Logger {
    private final Chance chance;
    private final World.Sight sight;
    private final long epoch;
    private String person = "";
    private final Map<String, Boolean> inspected = new HashMap<>();

    /** @param epoch epoch milliseconds of second 0 */
    Logger(Chance chance, World.Sight sight, long epoch) {
        this.chance = chance;
        this.sight = sight;
        this.epoch = epoch;
    }

    /**
     * @param client address of the device
     * @param user as the proxy knows the person, or {@code -}
     * @param person who really is there
     */
    List<LogLine> log(List<Hit> hits, String client, String user, String person) {
        this.person = person;
        List<LogLine> lines = new ArrayList<>();
        Map<String, List<Hit>> tunnelled = new LinkedHashMap<>();
        for (Hit hit : hits.stream().sorted(Comparator.comparingDouble(Hit::at)).toList()) {
            if (isInspected(hit.host())) {
                lines.add(request(hit, client, user));
            } else {
                tunnelled.computeIfAbsent(hit.host(), host -> new ArrayList<>()).add(hit);
            }
        }
        tunnelled.forEach((host, all) -> connections(all, client, user, lines));
        return lines;
    }

    private boolean isInspected(String host) {
        return switch (sight) {
            case URL -> true;
            case TUNNEL, FLOW -> false;
            case MIXED ->
                inspected.computeIfAbsent(domain(host), any -> chance.of(Elsewhere.HOSTS.contains(host) ? 0.8 : 0.5));
        };
    }

    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        return host.substring(host.lastIndexOf('.', last - 1) + 1);
    }

    private LogLine request(Hit hit, String client, String user) {
        return new LogLine(
                Sees.REQUEST,
                at(hit.at()),
                at(hit.end()),
                client,
                user,
                hit.method(),
                hit.host(),
                hit.path(),
                hit.status() == 403,
                hit.status(),
                hit.bytes(),
                hit.type(),
                person);
    }

    /** A browser keeps a connection to a host open for some time after its last use. */
    private void connections(List<Hit> all, String client, String user, List<LogLine> lines) {
        double keeps = chance.magnitude(27, 165);
        boolean reports = sight == World.Sight.FLOW && chance.of(0.5);
        List<Hit> open = new ArrayList<>();
        double last = 0;
        for (Hit hit : all) {
            if (!open.isEmpty() && hit.at() > last + keeps) {
                close(open, last + keeps, reports, client, user, lines);
                open = new ArrayList<>();
            }
            open.add(hit);
            last = Math.max(last, hit.end());
        }
        close(open, last + keeps, reports, client, user, lines);
    }

    private void close(List<Hit> open, double end, boolean reports, String client, String user, List<LogLine> lines) {
        double from = open.get(0).at();
        double step = reports ? 118 + 4 * chance.between(0, 1) : end - from + 1;
        double handshake = chance.between(3_800, 7_400);
        for (double begin = from; begin < end; begin += step) {
            double until = Math.min(end, begin + step);
            double bytes = handshake;
            for (Hit hit : open) {
                bytes += hit.at() >= begin && hit.at() < until ? hit.bytes() + chance.between(140, 610) : 0;
            }
            handshake = 0;
            lines.add(connection(open.get(0), begin, until, (long) bytes, client, user));
        }
    }

    private LogLine connection(Hit first, double from, double to, long bytes, String client, String user) {
        Sees sees = sight == World.Sight.FLOW ? Sees.FLOW : Sees.TUNNEL;
        return new LogLine(
                sees, at(from), at(to), client, user, "CONNECT", first.host(), "", false, 200, bytes, "-", person);
    }

    private long at(double second) {
        return epoch + Math.round(second * 1_000);
    }
}
