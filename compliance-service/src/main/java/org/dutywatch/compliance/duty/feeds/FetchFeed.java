package org.dutywatch.compliance.duty.feeds;

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
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.duty.calendar.CalendarRoster;
import org.dutywatch.compliance.duty.calendar.ImportCalendar;
import org.dutywatch.compliance.duty.calendar.ReadCalendar;
import org.dutywatch.compliance.duty.feeds.download.FeedDownload;
import org.dutywatch.compliance.duty.feeds.download.FeedSecrets;
import org.dutywatch.compliance.duty.feeds.download.FeedsConfig;
import org.dutywatch.compliance.duty.imports.ImportRosterRows;
import org.dutywatch.compliance.duty.imports.RosterImportOptions;
import org.dutywatch.compliance.duty.imports.RosterImportResponse;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jboss.logging.Logger;

/**
 * Downloads the calendar of a feed and imports it as a snapshot of the entries that came from this feed. No transaction
 * and no lock is held during the download; the result is written in one transaction.
 */
@ApplicationScoped
public class FetchFeed {
    /**
     * A calendar that was last read longer ago than this is read again even if it has not changed, because its rules
     * give further shifts every day.
     */
    private static final Duration READ_AGAIN = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(FetchFeed.class);

    private final FeedDownload download;
    private final FeedSecrets secrets;
    private final ImportRosterRows importRosterRows;
    private final ImportCalendar importCalendar;
    private final RosterHorizon horizon;
    private final FeedAuthors authors;
    private final RecordFetch recordFetch;
    private final FeedsConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    FetchFeed(
            FeedDownload download,
            FeedSecrets secrets,
            ImportRosterRows importRosterRows,
            ImportCalendar importCalendar,
            RosterHorizon horizon,
            FeedAuthors authors,
            RecordFetch recordFetch,
            FeedsConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.download = download;
        this.secrets = secrets;
        this.importRosterRows = importRosterRows;
        this.importCalendar = importCalendar;
        this.horizon = horizon;
        this.authors = authors;
        this.recordFetch = recordFetch;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Fetches a feed now. Whatever fails is recorded as a failed fetch with its reason and the time of the next one.
     *
     * @return the recorded fetch
     * @throws ProblemException NOT_FOUND if there is no such feed or its subscription has ended
     */
    FeedFetch fetch(UUID feedId) {
        Instant startedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RosterFeed feed = QuarkusTransaction.requiringNew().call(() -> current(feedId, LockModeType.NONE));
        FeedFetch fetch;
        try {
            var downloaded = downloadCalendar(feed, startedAt);
            fetch = QuarkusTransaction.requiringNew().call(() -> importDownloaded(feedId, startedAt, downloaded));
        } catch (FeedDownload.DownloadFailed | RuntimeException e) {
            fetch = recordFailure(feedId, startedAt, reason(e));
        }
        metrics.counter("dutywatch.roster.feed.fetches", "outcome", fetch.outcome)
                .increment();
        return fetch;
    }

    private static String reason(Exception failure) {
        if (failure instanceof ProblemException problem) {
            return problem.type() == ProblemType.INVALID_REQUEST
                    ? "what the host sent is no iCalendar (RFC 5545), or too large"
                    : String.valueOf(problem.getMessage());
        }
        if (failure instanceof FeedDownload.DownloadFailed) {
            return String.valueOf(failure.getMessage());
        }
        LOG.warnf("cannot import a roster feed: %s", Failures.describe(failure));
        return "the calendar could not be imported (" + failure.getClass().getSimpleName() + ")";
    }

    private FeedDownload.DownloadedCalendar downloadCalendar(RosterFeed feed, Instant startedAt)
            throws FeedDownload.DownloadFailed {
        URI address = URI.create(secrets.decrypt(feed.feedId, feed.sealedUrl));
        boolean readRecently =
                feed.readAt != null && feed.readAt.plus(READ_AGAIN).isAfter(startedAt);
        return download.get(address, readRecently ? feed.etag : null, readRecently ? feed.lastModified : null);
    }

    private FeedFetch importDownloaded(UUID feedId, Instant startedAt, FeedDownload.DownloadedCalendar downloaded) {
        RosterFeed feed = current(feedId, LockModeType.PESSIMISTIC_WRITE);
        Set<String> employees = new HashSet<>(horizon.employees(feedId));
        FeedFetch fetch;
        byte[] calendar = downloaded.calendar();
        if (calendar == null) {
            var before = horizon.lockKnownUntil(employees);
            recordSuccess(feed, startedAt);
            horizon.enqueueChangedShifts(before, horizon.knownUntil(employees));
            fetch = new FeedFetch(feedId, startedAt, FetchOutcome.NOT_MODIFIED, null);
        } else {
            var window = new Interval(
                    startedAt.minus(config.past()).truncatedTo(ChronoUnit.MILLIS),
                    startedAt.plus(config.ahead()).truncatedTo(ChronoUnit.MILLIS));
            ZoneId zone = feed.zone == null ? null : ZoneId.of(feed.zone);
            var roster = ReadCalendar.read(calendar, zone, window, importCalendar::employeeByMail);
            if (roster.firstStart().isEmpty() && !employees.isEmpty()) {
                throw new ProblemException(
                        ProblemType.RULE_REFUSED,
                        "the calendar lists no shift that can be read: the roster did not change");
            }
            // The import locks the same employees: locking some first and others later could deadlock.
            employees.addAll(ImportRosterRows.employeesNamedIn(roster.rows()));
            var before = horizon.lockKnownUntil(employees);
            RosterImportResponse response =
                    importRosterRows.importRows(roster.rows(), importOptions(feed, roster, window, startedAt));
            feed.etag = downloaded.etag();
            feed.lastModified = downloaded.lastModified();
            feed.readAt = startedAt;
            recordSuccess(feed, startedAt);
            horizon.enqueueChangedShifts(before, horizon.knownUntil(employees));
            fetch = recordFetch.of(feed, startedAt, response);
        }
        fetch.persist();
        return fetch;
    }

    /**
     * A snapshot that begins at the first entry of the calendar, or now if all entries are in the future. A feed says
     * nothing about the time before its first entry, because many feeds drop past entries.
     */
    private RosterImportOptions importOptions(
            RosterFeed feed, CalendarRoster roster, Interval window, Instant startedAt) {
        Instant now = startedAt.truncatedTo(ChronoUnit.MILLIS);
        Instant begins =
                roster.firstStart().filter(first -> first.isBefore(now)).orElse(now);
        return new RosterImportOptions(
                new Interval(begins, window.end()),
                List.of(),
                feed.asImportingFeed(authors.ofFeed(RosterFeed.origin(feed.feedId))),
                false,
                "roster feed " + feed.name);
    }

    private static void recordSuccess(RosterFeed feed, Instant startedAt) {
        feed.recordSuccess(startedAt);
        feed.persistAndFlush();
    }

    private FeedFetch recordFailure(UUID feedId, Instant startedAt, String error) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RosterFeed feed = current(feedId, LockModeType.PESSIMISTIC_WRITE);
            feed.recordFailure(startedAt);
            var fetch = new FeedFetch(feedId, startedAt, FetchOutcome.FAILED, error);
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
