package org.dutywatch.compliance.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.audit.AuditTrailReader.ChainVerification;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.compliance.model.audit.SignedHead;
import org.dutywatch.compliance.model.bundles.signing.PemFixtures;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which records of the audit trail a purge removes, and that nobody can use it to remove others. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class AuditPurgeIT {
    /** Before anything that a finding or a hold of another test keeps. */
    private static final String LONG_AGO = "'1990-06-01'";

    @Inject
    AuditLog log;

    @Inject
    PurgeAuditTrail purgeAuditTrail;

    @Inject
    AuditTrailReader reader;

    @Inject
    Database database;

    @Inject
    AuditReports reports;

    @Inject
    AuditTrail audit;

    @TempDir
    Path directory;

    private long last;

    /** All records are old, up to number {@code last}; three that are not follow. */
    @BeforeEach
    void anOldTrail() {
        TrailOwner.awaitRecordsOfRequests(database, audit);
        log.append(List.of(entry("E101"), entry("E101"), entry("E101")));
        last = number("select max(seq) from audit_record");
        TrailOwner.change("update audit_record set recorded_at = " + LONG_AGO);
        log.append(List.of(entry("E101"), entry("E101"), entry("E101")));
    }

    @Test
    void shouldRemoveTheBeginningAndRecordWhatItRemoved() {
        String hash = reader.hashAt(last).orElseThrow();
        long first = first();

        purgeAll();

        assertThat(first()).isEqualTo(last + 1);
        assertThat(
                        text(
                                "select purpose from audit_record where action = 'purge_audit_trail' order by seq desc limit 1"))
                .matches("records \\d+ to " + last + " were removed, the last with hash " + hash
                        + "; the last was recorded at 1990-06-01T.*");
        assertThat(number("select sum(count) from audit_record where action = 'purge_audit_trail' and seq > " + last))
                .isEqualTo(last - first + 1);
        verify().body("intact", equalTo(true)).body("removed", equalTo((int) last));
        assertThat(export().lines().findFirst().orElseThrow()).contains("\"previous_hash\":\"" + hash + "\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 364, -1, -400, -1_000_000})
    void shouldNeverRemoveWhatIsYoungerThanAYearWhateverTheServiceAsksFor(int days) {
        TrailOwner.change("update audit_record set recorded_at = now() - interval '1 year' + interval '1 hour'"
                + " where seq = " + last);

        rolledBack(() -> {
            callAll(days);
            assertThat(first()).isEqualTo(last);
        });
    }

    @Test
    void shouldNotLetWhoAddsARecordChooseWhenItWasRecorded() {
        rolledBack(() -> {
            database.useHandle(handle -> handle.execute("""
                    insert into audit_record (seq, previous_hash, hash, audit_id, at, recorded_at, actor, roles, action,
                                              service, hash_version)
                    select seq + 1, hash, hash, gen_random_uuid(), '1990-01-01', '1990-01-01', 'forger', '{}', 'nothing',
                           'nobody', 2
                      from audit_record order by seq desc limit 1
                    """));
            assertThat(number("select count(*) from audit_record where actor = 'forger'"
                            + " and recorded_at > now() - interval '1 hour'"))
                    .isOne();
        });
    }

    @Test
    void shouldLeaveTheLastRecordSoThatNobodyCanBeginAnotherChain() {
        TrailOwner.change("update audit_record set recorded_at = " + LONG_AGO);
        long end = number("select max(seq) from audit_record");

        rolledBack(() -> {
            callAll(0);
            callAll(0);
            assertThat(number("select count(*) from audit_record where seq = " + end))
                    .isOne();
            assertThat(number("select count(*) from audit_record")).isOne();
        });
    }

    @ParameterizedTest
    @CsvSource({"subject, employee", "subject, hold", "actor, employee", "actor, account"})
    void shouldStopAtARecordThatALegalHoldIsAbout(String field, String of) {
        String officer = "AP" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
        UUID hold = UUID.randomUUID();
        String name = switch (field + " " + of) {
            case "actor employee" -> text("select username from employee where employee_id = '" + officer + "'");
            case "actor account" -> accountOf(officer);
            case "subject hold" -> hold.toString();
            default -> officer;
        };
        TrailOwner.awaitRecordsOfRequests(database, audit);
        log.append(List.of(entry("E101"), field.equals("actor") ? by(name) : entry(name), entry("E101")));
        long held = number("select max(seq) from audit_record where " + field + " = '" + name + "'");
        TrailOwner.change(
                "update audit_record set recorded_at = " + LONG_AGO + " where seq < " + held,
                "update audit_record set recorded_at = '1991-06-01' where seq >= " + held);
        database.useHandle(handle -> handle.execute(
                "insert into legal_hold (hold_id, employee_id, from_at, to_at, reason, set_by, set_at)"
                        + " values (?, ?, '1991-01-01', '1992-01-01', 'r', 's', now())",
                hold,
                officer));

        purgeAll();
        assertThat(first()).isEqualTo(held);

        database.useHandle(handle -> handle.execute(
                "update legal_hold set lift_id = gen_random_uuid(), lift_reason = 'r', lift_asked_by = 'a',"
                        + " lift_asked_at = now(), lifted_by = 'b', lifted_at = now() where hold_id = ?",
                hold));
        purgeAll();
        assertThat(first()).isGreaterThan(held);
    }

    /** An account that is linked to the officer, whose name is none of his user names. */
    private String accountOf(String officer) {
        String account = "Account-of-" + officer;
        database.useHandle(handle -> {
            handle.execute(
                    "insert into login_link (link_id, issuer, subject, employee_id, linked_at, asked_by, decided_by)"
                            + " values (gen_random_uuid(), 'i', ?, ?, now(), 'a', 'b')",
                    account,
                    officer);
            handle.execute(
                    "insert into login_use (issuer, subject, user_name, roles, first_used, last_used)"
                            + " values ('i', ?, ?, '{}', '1991-01-01', '1991-06-01')",
                    account,
                    account);
        });
        return account;
    }

    @ParameterizedTest
    @CsvSource({"35 years, false", "6 years, true"})
    void shouldStopAtARecordAboutAFindingThatNobodyEndedForSevenYearsAlone(String ago, boolean kept) {
        String officer = "AP" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
        TrailOwner.awaitRecordsOfRequests(database, audit);
        log.append(List.of(entry("E101"), entry(officer), entry("E101")));
        long about = number("select max(seq) from audit_record where subject = '" + officer + "'");
        TrailOwner.change(
                "update audit_record set recorded_at = " + LONG_AGO + " where seq < " + about,
                "update audit_record set recorded_at = now() - interval '" + ago + "' + interval '1 day' where seq >= "
                        + about);
        OwnerDatabase.execute("insert into finding (finding_id, employee_id, rule, clause, shift_start, shift_end,"
                + " shift_kind, revision, tier, state, minutes_low, minutes, minutes_high, limit_minutes, confidence,"
                + " sites, excluded, profile, catalogue, policy, opened_at, changed_at) select gen_random_uuid(), '"
                + officer + "', 'ON_DUTY_ACCESS_PER_SHIFT', 'IV.C', shift, shift + interval '10 hours', 'REGULAR', 1,"
                + " 'ALERT', 'OPEN', 40, 45, 50, 30, 'URL_USERNAME', '[]', '[]', 'p', 'c', 'p', shift, shift"
                + " from (select now() - interval '" + ago + "' as shift) as worked");
        try {
            purgeAll();

            if (kept) {
                assertThat(first()).isEqualTo(about);
            } else {
                assertThat(first()).isGreaterThan(about);
                assertThat(text("select purpose from audit_record where action = 'purge_audit_trail'"
                                + " order by seq desc limit 1"))
                        .matches(".*; [1-9]\\d* findings that nobody ended in P7Y did not keep them");
            }
        } finally {
            OwnerDatabase.execute("delete from finding where employee_id = '" + officer + "'");
        }
    }

    @Test
    void shouldBreakOffAnExportDuringWhichTheTrailIsPurged() {
        List<Long> exported = new ArrayList<>();

        assertThatThrownBy(() -> reader.forEach(2, record -> {
                    if (exported.isEmpty()) {
                        purgeAll();
                    }
                    exported.add(record.seq());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("were purged while the trail was read");

        assertThat(exported).hasSize(2);
        List<Long> again = new ArrayList<>();
        reader.forEach(2, record -> again.add(record.seq()));
        assertThat(again).startsWith(last + 1).isSorted();
    }

    @Test
    void shouldKeepAllOfABatchWhenItCannotBeRecorded() {
        long first = first();
        long cuts = number("select count(*) from audit_cut");
        OwnerDatabase.execute(
                "create function refuse_purge_record() returns trigger language plpgsql as"
                        + " 'begin raise exception ''no room''; end'",
                "create trigger refuse_purge_record before insert on audit_record for each row"
                        + " when (new.action = 'purge_audit_trail') execute function refuse_purge_record()");
        try {
            assertThatThrownBy(purgeAuditTrail::purge).hasStackTraceContaining("no room");
        } finally {
            OwnerDatabase.execute(
                    "drop trigger refuse_purge_record on audit_record", "drop function refuse_purge_record()");
        }
        assertThat(first()).isEqualTo(first);
        assertThat(number("select count(*) from audit_cut")).isEqualTo(cuts);

        purgeAll();

        assertThat(first()).isEqualTo(last + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from audit_record where seq = 1", "delete from audit_record where false"})
    void shouldStillRefuseTheOwnerToDelete(String statement) {
        purgeAll();

        assertThatThrownBy(() -> OwnerDatabase.execute(statement)).hasMessageContaining("append-only");
        assertThatThrownBy(() -> OwnerDatabase.execute("delete from audit_cut")).hasMessageContaining("append-only");
    }

    @Test
    void shouldRaiseNoAlarmAboutHeadsBeforeTheCutAndFindWhatIsChangedAfterIt() throws IOException {
        var then = heads(Clock.fixed(Instant.now().minus(Duration.ofDays(800)), ZoneOffset.UTC));
        then.signing().signIfMoved();
        long signedBefore = signedSeq();
        TrailOwner.awaitEarlierRecords(database, audit);
        log.append(List.of(entry("E101"), entry("E101")));
        last = number("select max(seq) from audit_record");
        TrailOwner.change("update audit_record set recorded_at = " + LONG_AGO);
        log.append(List.of(entry("E101")));

        purgeAll();
        assertThat(first()).isGreaterThan(signedBefore);
        var now = heads(Clock.systemUTC());
        assertThat(now.reader().verify())
                .returns(true, ChainVerification::intact)
                .returns(last, ChainVerification::removed);
        now.signing().signIfMoved();
        assertThat(now.reader().verify().signedHeads()).isEqualTo(2);

        long later = number("select max(seq) from audit_record");
        String actor = text("select actor from audit_record where seq = " + later);
        TrailOwner.change("update audit_record set actor = 'somebody' where seq = " + later);
        try {
            assertThat(now.reader().verify().fault()).isEqualTo("record " + later + " was changed");
        } finally {
            TrailOwner.change("update audit_record set actor = '" + actor + "' where seq = " + later);
        }
    }

    @Test
    void shouldFindThatTheOwnerMadeRecordsLookOldToHaveThemPurged() throws IOException {
        var heads = heads(Clock.systemUTC());
        heads.signing().signIfMoved();
        long signed = signedSeq();
        TrailOwner.awaitEarlierRecords(database, audit);
        log.append(List.of(entry("E101"), entry("E101")));
        TrailOwner.change("update audit_record set recorded_at = " + LONG_AGO);

        purgeAll();

        assertThat(heads.reader().verify().fault())
                .contains("was younger than a year, because record " + signed + " was signed as the last one");
    }

    @ParameterizedTest
    @CsvSource({"P364D, false", "P11M, false", "P1Y, true", "P12M, true", "P400D, true"})
    void shouldTakeNoRetentionOfLessThanAYear(Period retention, boolean taken) {
        var config = new HeadsSettings(Optional.empty(), Optional.empty(), retention);
        var purge = new PurgeAuditTrail(
                database,
                log,
                config,
                ZoneOffset.UTC,
                Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC));

        assertThat(purge.keepsAYear()).isEqualTo(taken);
    }

    private record Heads(AuditTrailReader reader, SignAuditHeads signing) {}

    /** Another process with the same key and file. */
    private Heads heads(Clock clock) throws IOException {
        Path file = directory.resolve("heads.txt");
        Path key = directory.resolve("audit.pem");
        if (!Files.exists(key)) {
            Files.writeString(key, PemFixtures.newPrivateKey());
        }
        var settings = new HeadsSettings(Optional.of(file), Optional.of(key), Period.ofDays(400));
        var signed = new AuditHeads(settings);
        var trail = new AuditTrailReader(database, signed);
        return new Heads(
                trail,
                new SignAuditHeads(
                        signed, trail, new WatchAuditTrail(trail, reports, settings), audit, settings, clock));
    }

    private long signedSeq() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("heads.txt"));
        return SignedHead.read(lines.get(lines.size() - 1)).seq();
    }

    /** What happens is seen inside, and undone afterwards. */
    private static void rolledBack(Runnable steps) {
        QuarkusTransaction.begin();
        try {
            steps.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void purgeAll() {
        while (purgeAuditTrail.purge()) {
            // The next batch.
        }
    }

    /** Calls the function as anybody can who has the login of the service. */
    private void callAll(int days) {
        database.useHandle(
                handle -> handle.createQuery("select last_seq from purge_audit_trail(:days, :days, 2147483646)")
                        .bind("days", days)
                        .mapTo(Long.class)
                        .list());
    }

    private long first() {
        return number("select min(seq) from audit_record");
    }

    private long number(String sql) {
        return database.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private String text(String sql) {
        return database.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    private static String export() {
        return given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .get("/api/v1/audit/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static io.restassured.response.ValidatableResponse verify() {
        return given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .get("/api/v1/audit/verify")
                .then()
                .statusCode(200);
    }

    private static AuditEntry entry(String subject) {
        return entry("purge-actor", subject);
    }

    private static AuditEntry by(String actor) {
        return entry(actor, "E101");
    }

    private static AuditEntry entry(String actor, String subject) {
        return new AuditEntry(
                UUID.randomUUID(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                actor,
                List.of("auditor"),
                "view_minutes",
                subject,
                null,
                "compliance-service",
                "192.0.2.1",
                "session",
                "done",
                null);
    }
}
