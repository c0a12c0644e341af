package org.dutywatch.benchmarks.minutes.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.benchmarks.minutes.world.LogLine.Sees;

/** Turns the requests of a browser into the lines that the proxy or firewall of a world logs. */
final class Logger {
    private final Chance chance;
    private final World.Sight sight;
    private final long epoch;
    private String person = "";
    private final Map<String, Boolean> inspected = new HashMap<>();

    /**
     * @param sight what the log shows
     * @param epoch time of second 0, in epoch milliseconds
     */
    Logger(Chance chance, World.Sight sight, long epoch) {
        this.chance = chance;
        this.sight = sight;
        this.epoch = epoch;
    }

    /**
     * @param hits the requests, in any order
     * @param client address of the device
     * @param user user name that the proxy logs, or {@code -}
     * @param person the person who really made the requests
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

    /**
     * Adds the connections to one host. A browser keeps a connection open for some time after the last request.
     * Some firewalls log long connections in several parts.
     */
    private void connections(List<Hit> all, String client, String user, List<LogLine> lines) {
        double keepAlive = chance.magnitude(27, 165);
        boolean logsParts = sight == World.Sight.FLOW && chance.of(0.5);
        List<Hit> open = new ArrayList<>();
        double last = 0;
        for (Hit hit : all) {
            if (!open.isEmpty() && hit.at() > last + keepAlive) {
                close(open, last + keepAlive, logsParts, client, user, lines);
                open = new ArrayList<>();
            }
            open.add(hit);
            last = Math.max(last, hit.end());
        }
        close(open, last + keepAlive, logsParts, client, user, lines);
    }

    /** Logs one connection, in one or in several parts. */
    private void close(List<Hit> open, double end, boolean logsParts, String client, String user, List<LogLine> lines) {
        double from = open.get(0).at();
        double part = logsParts ? 118 + 4 * chance.between(0, 1) : end - from + 1;
        double handshake = chance.between(3_800, 7_400);
        for (double begin = from; begin < end; begin += part) {
            double until = Math.min(end, begin + part);
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
