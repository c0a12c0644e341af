package org.dutywatch.ingest.leaseformats.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.dutywatch.ingest.attribution.domain.Holder;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.jspecify.annotations.Nullable;

/** Reads logs in tests, as a feed in Chicago with a hold time of eight hours. */
final class LogReading {
    static final Instant RECEIVED = Instant.parse("2026-11-18T00:00:00Z");
    static final Duration HOLD = Duration.ofHours(8);
    static final LeaseLogSettings SETTINGS = new LeaseLogSettings(ZoneId.of("America/Chicago"), HOLD, RECEIVED);

    private LogReading() {}

    static List<ReadLine> read(String format, String log) {
        return LeaseLogFormats.named(format).orElseThrow().read(log.lines().toList(), SETTINGS);
    }

    static ReadLine one(String format, String log) {
        List<ReadLine> read = read(format, log);
        return read.get(read.size() - 1);
    }

    static LeaseClaim claim(String format, String log) {
        return ((ReadLine.Claimed) one(format, log)).claim();
    }

    static Holder.Device device(String mac, String host) {
        return new Holder.Device(mac, host);
    }

    static Holder.Person person(String name) {
        return new Holder.Person(new UserName(name));
    }

    static LeaseClaim granted(String address, Holder holder, Instant at) {
        return new LeaseClaim(address, holder, "", at, at, at.plus(HOLD));
    }

    static LeaseClaim ended(String address, @Nullable Holder holder, Instant at) {
        return new LeaseClaim(address, holder, "", at, at, at);
    }
}
