package org.dutywatch.compliance.roster.feeds;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.roster.RosterImportAnswer;
import org.dutywatch.compliance.roster.RosterOrder;
import org.dutywatch.compliance.roster.TakeRoster;
import org.dutywatch.compliance.roster.calendar.CalendarRoster;
import org.dutywatch.compliance.roster.calendar.ImportCalendar;
import org.dutywatch.compliance.roster.calendar.ReadCalendar;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Asks a feed for its calendar and takes it as a snapshot of what the feed itself has brought. Nothing is held while the
 * host is asked; what came of it is one transaction.
 */
@ApplicationScoped
public class FetchFeed {
    /** A calendar that is as it was is read again after this all the same: its rules reach further every day. */
    private static final Duration READ_AGAIN = Duration.ofHours(24);

    private final FeedDownload download;
    private final FeedSecrets secrets;
    private final TakeRoster takeRoster;
    private final ImportCalendar calendars;
    private final FeedHorizon horizon;
    private final FeedsConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    FetchFeed(
            FeedDownload download,
            FeedSecrets secrets,
            TakeRoster takeRoster,
            ImportCalendar calendars,
            FeedHorizon horizon,
            FeedsConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.download = download;
        this.secrets = secrets;
        this.takeRoster = takeRoster;
        this.calendars = calendars;
        this.horizon = horizon;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @throws ProblemException NOT_FOUND */
    FeedFetch fetch(UUID feedId) {
        Instant asked = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RosterFeed feed = QuarkusTransaction.requiringNew().call(() -> current(feedId, LockModeType.NONE));
        FeedFetch fetch;
        try {
            var got = got(feed, asked);
            fetch = QuarkusTransaction.requiringNew().call(() -> take(feedId, asked, got));
        } catch (FeedDownload.Failed e) {
            fetch = failed(feedId, asked, String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            boolean unreadable = e.type() == ProblemType.INVALID_REQUEST;
            fetch = failed(
                    feedId,
                    asked,
                    unreadable
                            ? "what the host sent is no iCalendar (RFC 5545), or far too much"
                            : String.valueOf(e.getMessage()));
        }
        metrics.counter("dutywatch.roster.feed.fetches", "outcome", fetch.outcome)
                .increment();
        return fetch;
    }

    private FeedDownload.Got got(RosterFeed feed, Instant asked) throws FeedDownload.Failed {
        URI address = URI.create(secrets.open(feed.feedId, feed.sealedUrl));
        boolean recent = feed.readAt != null && feed.readAt.plus(READ_AGAIN).isAfter(asked);
        return download.get(address, recent ? feed.etag : null, recent ? feed.lastModified : null);
    }

    private FeedFetch take(UUID feedId, Instant asked, FeedDownload.Got got) {
        RosterFeed feed = current(feedId, LockModeType.PESSIMISTIC_WRITE);
        Set<String> employees = new HashSet<>(horizon.employees(feedId));
        FeedFetch fetch;
        byte[] calendar = got.calendar();
        if (calendar == null) {
            var before = horizon.knownUntil(employees);
            succeed(feed, asked);
            horizon.mark(before, horizon.knownUntil(employees));
            fetch = new FeedFetch(feedId, asked, FetchOutcome.NOT_MODIFIED, null);
        } else {
            var window = new Interval(
                    asked.minus(config.past()).truncatedTo(ChronoUnit.MILLIS),
                    asked.plus(config.ahead()).truncatedTo(ChronoUnit.MILLIS));
            ZoneId zone = feed.zone == null ? null : ZoneId.of(feed.zone);
            var roster = ReadCalendar.read(calendar, zone, window, calendars::employeeByMail);
            if (roster.begins().isEmpty() && !employees.isEmpty()) {
                throw new ProblemException(
                        ProblemType.RULE_REFUSED, "the calendar lists no shift that can be read: nothing was changed");
            }
            roster.rows().stream()
                    .flatMap(row -> Optional.ofNullable(row.employeeId()).stream())
                    .forEach(employees::add);
            var before = horizon.knownUntil(employees);
            RosterImportAnswer answer = takeRoster.take(roster.rows(), order(feed, roster, window, asked));
            feed.etag = got.etag();
            feed.lastModified = got.lastModified();
            feed.readAt = asked;
            succeed(feed, asked);
            horizon.mark(before, horizon.knownUntil(employees));
            fetch = FeedFetch.of(feed, asked, answer);
        }
        fetch.persist();
        return fetch;
    }

    /** A feed says nothing about the time before its first entry: many drop what is over. */
    private static RosterOrder order(RosterFeed feed, CalendarRoster roster, Interval window, Instant asked) {
        Instant now = asked.truncatedTo(ChronoUnit.MILLIS);
        Instant begins = roster.begins().filter(first -> first.isBefore(now)).orElse(now);
        return new RosterOrder(
                new Interval(begins, window.end()), List.of(), feed.asSource(), false, "roster feed " + feed.name);
    }

    private static void succeed(RosterFeed feed, Instant asked) {
        feed.succeeded(asked);
        feed.persistAndFlush();
    }

    private FeedFetch failed(UUID feedId, Instant asked, String error) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RosterFeed feed = current(feedId, LockModeType.PESSIMISTIC_WRITE);
            feed.failed(asked);
            var fetch = new FeedFetch(feedId, asked, FetchOutcome.FAILED, error);
            fetch.persist();
            return fetch;
        });
    }

    private static RosterFeed current(UUID feedId, LockModeType lock) {
        return RosterFeed.<RosterFeed>findByIdOptional(feedId, lock)
                .filter(feed -> feed.deletedAt == null)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such feed"));
    }
}
