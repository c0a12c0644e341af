package org.dutywatch.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.audit.AuditChain;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.compliance.model.audit.SignedHead;
import org.dutywatch.compliance.model.audit.TrailCut;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandTest {
    private static final Instant SIGNED_AT = Instant.parse("2026-11-06T15:00:00Z");

    private final SigningKey department = SignedBundles.newKey();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> hashes = new ArrayList<>();

    @TempDir
    Path folder = Path.of("");

    private List<String> trail = List.of();
    private List<String> heads = List.of();

    @BeforeEach
    void writeTrail() {
        trail = new ArrayList<>(trail("standards", 6));
        heads = new ArrayList<>(List.of(head(2), head(5)));
    }

    @Test
    void shouldSayIntactAndHowFarTheHeadsReach() throws IOException {
        assertThat(run()).isEqualTo(Verifier.IDENTICAL);

        assertThat(out.toString(UTF_8))
                .contains("records   6", "heads     2, the last of record 5", "INTACT: ", "up to record 5.")
                .contains(
                        "No head covers the 1 after it yet.",
                        department.verifyingKey().fingerprint());
    }

    @ParameterizedTest
    @CsvSource({
        "\"actor\":\"standards\", \"actor\":\"somebody\"",
        "\"outcome\":\"refused\", \"outcome\":\"done\"",
        "\"client_address\":\"192.0.2.17\", \"client_address\":null",
        "\"count\":3, \"count\":2",
        "2026-11-06T14:03:22.125Z, 2026-11-06T14:03:22.126Z",
        "\"hash_version\":2, \"hash_version\":1",
        "\"hash_version\":2, \"hash_version\":3",
        "\"hash\":\", \"hash\":\"0",
    })
    void shouldNameTheRecordThatWasChanged(String written, String changed) throws IOException {
        trail.set(2, trail.get(2).replace(written, changed));

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8)).startsWith("NOT INTACT: record 3 was changed (line 3 of ");
    }

    @Test
    void shouldNameTheRecordThatWasRemoved() throws IOException {
        trail.remove(3);

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8)).startsWith("NOT INTACT: record 4 is missing (line 4 of ");
    }

    @Test
    void shouldNoticeThatRecordsWereReordered() throws IOException {
        Collections.swap(trail, 1, 2);

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8)).startsWith("NOT INTACT: record 2 is missing (line 2 of ");
    }

    @Test
    void shouldNoticeThatTheEndWasCutOff() throws IOException {
        trail = trail.subList(0, 4);

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8))
                .startsWith("NOT INTACT: records from 5 on are missing: record 5 was signed at " + SIGNED_AT);
    }

    @Test
    void shouldNoticeThatTheTrailWasWrittenAnewWithRightHashes() throws IOException {
        trail = trail("somebody", 6);

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8)).startsWith("NOT INTACT: record 2 or one before it is not what was signed at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"seq\":3", "{\"seq\":3} {}"})
    void shouldNameALineThatIsNoRecord(String line) throws IOException {
        trail.set(2, line);

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8)).startsWith("NOT INTACT: what follows record 2 is no record: ");
    }

    @ParameterizedTest
    @CsvSource({
        "\"seq\":3, '\"seq\":3,\"seq\":3'",
        "\"seq\":3, '\"seq\":3,\"note\":\"x\"'",
        "\"seq\":3, \"seq\":3.0",
        "\"seq\":3, \"seq\":\"3\"",
        ".125Z, .125000Z",
    })
    void shouldRefuseWhatTheHashWouldNotCover(String written, String changed) throws IOException {
        trail.set(2, trail.get(2).replace(written, changed));

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8)).startsWith("NOT INTACT: what follows record 2 is no record: ");
    }

    @Test
    void shouldRefuseHeadsOfAForeignKey() throws IOException {
        var stranger = SignedBundles.newKey();
        heads.set(1, SignedHead.sign(5, hashes.get(4), SIGNED_AT, stranger).line());

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8)).contains("line 2 of ", "not signed by the key that you gave");
    }

    @Test
    void shouldSayWhatWasPurged() throws IOException {
        purge(2, SIGNED_AT);
        heads = List.of(head(1, SIGNED_AT.minus(Duration.ofDays(800))), head(5, SIGNED_AT));

        assertThat(run()).isEqualTo(Verifier.IDENTICAL);

        assertThat(out.toString(UTF_8))
                .contains(
                        "records   5, the last with hash ", "purged    records up to 2, as a record of the trail says")
                .contains("No head covers the 2 after it yet.");
    }

    @Test
    void shouldNotCallATrailIntactWhoseBeginningIsMissingWithoutARecordOfAPurge() throws IOException {
        trail = trail.subList(2, 6);

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8))
                .startsWith("NOT INTACT: records up to 2 are missing, and no record of a purge says so. The 4 records");
    }

    @Test
    void shouldFindThatAPurgeTookRecordsThatWereYoungerThanAYear() throws IOException {
        purge(4, SIGNED_AT.plusSeconds(60));

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8)).contains("record 4 was younger than a year, because record 2 was signed");
    }

    @Test
    void shouldNotCallATrailIntactWithoutHeads() throws IOException {
        heads = List.of();

        assertThat(run()).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8)).contains("has no head");
    }

    @Test
    void shouldEndWithTwoWhenAFileIsMissing() {
        var verifier = new Verifier(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

        assertThat(verifier.run("audit", "trail.ndjson")).isEqualTo(Verifier.USAGE_ERROR);
        assertThat(verifier.run("audit", "none.ndjson", "none.txt", "none.pem")).isEqualTo(Verifier.USAGE_ERROR);
    }

    private int run() throws IOException {
        Path trailFile = Files.write(folder.resolve("trail.ndjson"), trail);
        Path headsFile = Files.write(folder.resolve("heads.txt"), heads);
        Path key = Files.writeString(
                folder.resolve("audit.pem"), department.verifyingKey().pem());
        return new Verifier(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run("audit", trailFile.toString(), headsFile.toString(), key.toString());
    }

    private String head(int seq) {
        return head(seq, SIGNED_AT);
    }

    private String head(int seq, Instant at) {
        return SignedHead.sign(seq, hashes.get(seq - 1), at, department).line();
    }

    /** Removes the first records and adds the record of it. */
    private void purge(int removed, Instant at) {
        String purpose = new TrailCut(1, removed, hashes.get(removed - 1)).purpose();
        var id = new UUID(1, removed);
        var entry = new AuditEntry(
                id,
                at,
                "purger",
                List.of(),
                TrailCut.ACTION,
                null,
                purpose,
                "compliance-service",
                null,
                null,
                null,
                null);
        String previous = hashes.get(5);
        String hash = AuditChain.hex(AuditChain.hash(2, HexFormat.of().parseHex(previous), 7, entry));
        trail.add(("{\"seq\":7,\"audit_id\":\"%s\",\"at\":\"%s\",\"actor\":\"purger\",\"roles\":[],\"action\":\"%s\","
                        + "\"subject\":null,\"purpose\":\"%s\",\"service\":\"compliance-service\",\"client_address\":null,"
                        + "\"session\":null,\"outcome\":null,\"count\":null,\"hash_version\":2,\"previous_hash\":\"%s\","
                        + "\"hash\":\"%s\"}")
                .formatted(id, at, TrailCut.ACTION, purpose, previous, hash));
        trail = trail.subList(removed, 7);
    }

    private List<String> trail(String actor, int records) {
        List<String> lines = new ArrayList<>();
        hashes.clear();
        byte[] previous = AuditChain.origin();
        for (long seq = 1; seq <= records; seq++) {
            var id = new UUID(0, seq);
            var entry = new AuditEntry(
                    id,
                    Instant.parse("2026-11-06T14:03:22.125Z"),
                    actor,
                    List.of("administrator", "chief"),
                    "request_refused",
                    "E101",
                    null,
                    "compliance-service",
                    "192.0.2.17",
                    "session",
                    "refused",
                    3L);
            byte[] hash = AuditChain.hash(AuditChain.VERSION, previous, seq, entry);
            lines.add(("{\"seq\":%d,\"audit_id\":\"%s\",\"at\":\"2026-11-06T14:03:22.125Z\",\"actor\":\"%s\","
                            + "\"roles\":[\"administrator\",\"chief\"],\"action\":\"request_refused\",\"subject\":\"E101\","
                            + "\"purpose\":null,\"service\":\"compliance-service\",\"client_address\":\"192.0.2.17\","
                            + "\"session\":\"session\",\"outcome\":\"refused\",\"count\":3,\"hash_version\":2,"
                            + "\"previous_hash\":\"%s\",\"hash\":\"%s\"}")
                    .formatted(seq, id, actor, AuditChain.hex(previous), AuditChain.hex(hash)));
            hashes.add(AuditChain.hex(hash));
            previous = hash;
        }
        return lines;
    }
}
