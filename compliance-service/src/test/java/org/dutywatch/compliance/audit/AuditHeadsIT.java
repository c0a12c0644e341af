package org.dutywatch.compliance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.audit.AuditTrailReader.ChainVerification;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.compliance.model.audit.SignedHead;
import org.dutywatch.compliance.model.bundles.signing.PemFixtures;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the owner of the database can do to the audit trail, and what shows it. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class AuditHeadsIT {
    @Inject
    AuditLog log;

    @Inject
    AuditTrail audit;

    @Inject
    Database database;

    @Inject
    AuditReports reports;

    @TempDir
    Path directory;

    /** The tests of other classes sent requests; those of this class send none. */
    private static boolean afterRequests = true;

    private Path file;
    private AuditTrailReader reader;
    private WatchAuditTrail watch;
    private SignAuditHeads signing;

    @BeforeEach
    void keepHeads() throws IOException {
        if (afterRequests) {
            TrailOwner.awaitRecordsOfRequests(database, audit);
            afterRequests = false;
        }
        TrailOwner.awaitEarlierRecords(database, audit);
        file = directory.resolve("off-system/heads.txt");
        Path key = Files.writeString(directory.resolve("audit.pem"), PemFixtures.newPrivateKey());
        var settings = new HeadsSettings(Optional.of(file), Optional.of(key), Period.ofDays(400));
        var heads = new AuditHeads(settings);
        reader = new AuditTrailReader(database, heads);
        watch = new WatchAuditTrail(reader, reports, settings);
        signing = new SignAuditHeads(heads, reader, watch, audit, settings, Clock.systemUTC());
        log.append(List.of(entry(), entry(), entry()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_record set actor = 'nobody'",
                "delete from audit_record",
                "truncate audit_record",
                "delete from audit_record where false"
            })
    void shouldRefuseEveryStatementThatChangesTheTrail(String statement) {
        assertThatThrownBy(() -> OwnerDatabase.execute(statement)).hasMessageContaining("append-only");
    }

    @Test
    void shouldSayWhyTheTrailWasComparedWithNoSignedHead() {
        var settings = new HeadsSettings(Optional.empty(), Optional.empty(), Period.ofDays(400));

        var verification = new AuditTrailReader(database, new AuditHeads(settings)).verify();

        assertThat(verification.signedHeads()).isZero();
        assertThat(verification.headsNote()).contains("dutywatch.audit.heads-file is not set", "would not be found");
    }

    @Test
    void shouldSignTheHeadOnceUntilItMoves() throws IOException {
        signFirst();
        sign();
        sign();
        assertThat(Files.readAllLines(file))
                .as("the first, and the record of it")
                .hasSize(2);

        log.append(List.of(entry()));
        sign();

        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(reader.verify())
                .returns(true, ChainVerification::intact)
                .returns(3, ChainVerification::signedHeads)
                .returns(null, ChainVerification::headsNote);
    }

    @Test
    void shouldFindThatTheEndWasCutOff() throws IOException {
        signFirst();
        long last = signedSeq();
        TrailOwner.change("delete from audit_record where seq > " + (last - 2));

        var verification = reader.verify();

        assertThat(verification.intact()).isFalse();
        assertThat(verification.firstBrokenSeq()).isEqualTo(last - 1);
        assertThat(verification.fault()).contains("missing", "record " + last + " was signed at");
    }

    @Test
    void shouldFindThatTheEndWasWrittenAnewWithRightHashes() throws IOException {
        signFirst();
        long last = signedSeq();
        TrailOwner.change("delete from audit_record where seq > " + (last - 2));
        log.append(List.of(entry(), entry(), entry()));

        var verification = reader.verify();

        assertThat(verification.intact()).isFalse();
        assertThat(verification.firstBrokenSeq()).isEqualTo(last);
        assertThat(verification.fault()).contains("record " + last, "not what was signed");
    }

    @Test
    void shouldSignNothingMoreOnceAHeadDoesNotFit() throws IOException {
        signFirst();
        TrailOwner.change("delete from audit_record where seq > " + (signedSeq() - 2));
        log.append(List.of(entry(), entry(), entry(), entry()));

        sign();

        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldFindAHeadThatWasChanged(int field) throws IOException {
        signFirst();
        String[] fields = Files.readAllLines(file).get(0).split(" ");
        fields[field] = new String[] {"1", "0".repeat(64), "2026-01-01T00:00:00Z", "AAAA"}[field];
        Files.writeString(file, String.join(" ", fields) + "\n");

        assertThat(reader.verify().fault()).contains("line 1 of the heads file");
    }

    @Test
    void shouldNameALineOfTheHeadsFileThatIsNoHead() throws IOException {
        signFirst();
        Files.writeString(file, Files.readString(file) + "not a head\n");

        var verification = reader.verify();

        assertThat(verification.intact()).isFalse();
        assertThat(verification.fault()).contains("line 2 of the heads file", "fields");
    }

    @Test
    void shouldIgnoreALineThatACrashCutAndSignOnANewLine() throws IOException {
        signFirst();
        Files.writeString(file, Files.readString(file) + "12 00ab");
        assertThat(reader.verify().intact()).isTrue();

        log.append(List.of(entry()));
        sign();

        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(reader.verify()).returns(true, ChainVerification::intact).returns(2, ChainVerification::signedHeads);
    }

    @Test
    void shouldSignNothingAfterAVerificationThatFoundAFault() throws IOException {
        signFirst();
        Files.writeString(file, Files.readString(file) + "not a head\n");
        watch.verify();
        log.append(List.of(entry()));

        sign();

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void shouldRecordInTheTrailThatAFileOfHeadsBegins() throws IOException {
        signFirst();

        assertThat(beginnings()).isEqualTo(1);
    }

    @Test
    void shouldNotStartWithoutAKeyForTheHeads() {
        var withoutKey = new HeadsSettings(Optional.of(file), Optional.empty(), Period.ofDays(400));

        assertThatThrownBy(() -> new AuditHeads(withoutKey)).hasMessageContaining("signing-key-file must be set");
    }

    /** Signs the first head of the file, and waits for the record of it, which comes through the topic. */
    private void signFirst() throws IOException {
        sign();
        await("the record that a file begins").atMost(Duration.ofSeconds(60)).until(() -> beginnings() == 1);
    }

    private void sign() {
        signing.signIfMoved();
    }

    private long signedSeq() throws IOException {
        List<String> lines = Files.readAllLines(file);
        return SignedHead.read(lines.get(lines.size() - 1)).seq();
    }

    private long beginnings() throws IOException {
        String purpose = "first signed record " + signedSeq();
        return database.withHandle(handle -> handle.createQuery("select count(*) from audit_record"
                        + " where action = 'begin_audit_heads' and purpose = :purpose")
                .bind("purpose", purpose)
                .mapTo(Long.class)
                .one());
    }

    private static AuditEntry entry() {
        return AuditFixtures.aView("heads-actor");
    }
}
