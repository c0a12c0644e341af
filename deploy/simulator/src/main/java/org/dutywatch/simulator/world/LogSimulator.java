package org.dutywatch.simulator.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.simulator.world.LogLine.LogDetail;

/** Turns the requests of a browser into the lines that the proxy or firewall of a world logs. */
final class LogSimulator {
    private final RandomDraws chance;
    private final World.LogVisibility visibility;
    private final long epoch;
    private String person = "";
    private final Map<String, Boolean> inspected = new HashMap<>();

    /**
     * @param visibility what the log shows
     * @param epoch time of second 0, in epoch milliseconds
     */
    LogSimulator(RandomDraws chance, World.LogVisibility visibility, long epoch) {
        this.chance = chance;
        this.visibility = visibility;
        this.epoch = epoch;
    }

    /**
     * @param requests the requests, in any order
     * @param client address of the device
     * @param user user name that the proxy logs, or {@code -}
     * @param person the person who really made the requests
     */
    List<LogLine> log(List<BrowserRequest> requests, String client, String user, String person) {
        this.person = person;
        List<LogLine> lines = new ArrayList<>();
        Map<String, List<BrowserRequest>> tunnelled = new LinkedHashMap<>();
        for (BrowserRequest request : requests.stream()
                .sorted(Comparator.comparingDouble(BrowserRequest::at))
                .toList()) {
            if (isInspected(request.host())) {
                lines.add(line(request, client, user));
            } else {
                tunnelled
                        .computeIfAbsent(request.host(), host -> new ArrayList<>())
                        .add(request);
            }
        }
        tunnelled.forEach((host, all) -> connections(all, client, user, lines));
        return lines;
    }

    private boolean isInspected(String host) {
        return switch (visibility) {
            case URL -> true;
            case TUNNEL, FLOW -> false;
            case MIXED ->
                inspected.computeIfAbsent(
                        domain(host), any -> chance.happens(UnmonitoredPages.HOSTS.contains(host) ? 0.8 : 0.5));
        };
    }

    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        return host.substring(host.lastIndexOf('.', last - 1) + 1);
    }

    private LogLine line(BrowserRequest request, String client, String user) {
        return new LogLine(
                LogDetail.REQUEST,
                at(request.at()),
                at(request.end()),
                client,
                user,
                request.method(),
                request.host(),
                request.path(),
                request.status() == 403,
                request.status(),
                request.bytes(),
                request.type(),
                person);
    }

    /**
     * Adds the connections to one host. A browser keeps a connection open for some time after the last request.
     * Some firewalls log long connections in several parts.
     */
    private void connections(List<BrowserRequest> all, String client, String user, List<LogLine> lines) {
        double keepAlive = chance.logUniform(27, 165);
        boolean logsParts = visibility == World.LogVisibility.FLOW && chance.happens(0.5);
        List<BrowserRequest> open = new ArrayList<>();
        double last = 0;
        for (BrowserRequest request : all) {
            if (!open.isEmpty() && request.at() > last + keepAlive) {
                close(open, last + keepAlive, logsParts, client, user, lines);
                open = new ArrayList<>();
            }
            open.add(request);
            last = Math.max(last, request.end());
        }
        close(open, last + keepAlive, logsParts, client, user, lines);
    }

    /** Logs one connection, in one or in several parts. */
    private void close(
            List<BrowserRequest> open, double end, boolean logsParts, String client, String user, List<LogLine> lines) {
        double from = open.get(0).at();
        double part = logsParts ? 118 + 4 * chance.uniform(0, 1) : end - from + 1;
        double handshake = chance.uniform(3_800, 7_400);
        for (double begin = from; begin < end; begin += part) {
            double until = Math.min(end, begin + part);
            double bytes = handshake;
            for (BrowserRequest request : open) {
                bytes += request.at() >= begin && request.at() < until ? request.bytes() + chance.uniform(140, 610) : 0;
            }
            handshake = 0;
            lines.add(connection(open.get(0), begin, until, (long) bytes, client, user));
        }
    }

    private LogLine connection(BrowserRequest first, double from, double to, long bytes, String client, String user) {
        LogDetail detail = visibility == World.LogVisibility.FLOW ? LogDetail.FLOW : LogDetail.TUNNEL;
        return new LogLine(
                detail, at(from), at(to), client, user, "CONNECT", first.host(), "", false, 200, bytes, "-", person);
    }

    private long at(double second) {
        return epoch + Math.round(second * 1_000);
    }
}
