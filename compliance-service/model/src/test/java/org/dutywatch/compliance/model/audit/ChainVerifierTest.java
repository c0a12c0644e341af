package org.dutywatch.compliance.model.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainVerifierTest {
    private final List<ChainedRecord> chain = chain(1, 1, 2, 2, 2);

    @Test
    void shouldAcceptRecordsOfVersion1BeforeThoseOfVersion2() {
        assertThat(faultOf(chain)).isNull();
    }

    @Test
    void shouldNameARecordThatWasChanged() {
        var third = chain.get(2);
        chain.set(2, new ChainedRecord(3, 2, entry("somebody-else", "refused"), third.previousHash(), third.hash()));

        assertThat(faultOf(chain)).isEqualTo("record 3 was changed");
    }

    @Test
    void shouldNameARecordWhoseVersionWasLoweredToHideItsOutcome() {
        var entry = entry("actor", null);
        var third = chain.get(2);
        byte[] previous = java.util.HexFormat.of().parseHex(third.previousHash());
        String hash = AuditChain.hex(AuditChain.hash(1, previous, 3, entry));
        chain.set(2, new ChainedRecord(3, 1, entry, third.previousHash(), hash));

        assertThat(faultOf(chain)).isEqualTo("record 4 was changed");
    }

    @Test
    void shouldRefuseAnOutcomeInARecordOfVersion1AndVersion1AfterVersion2() {
        assertThat(faultOf(chain(2, 1))).isEqualTo("record 2 was changed");

        var first = chain.get(0);
        chain.set(0, new ChainedRecord(1, 1, entry("actor", "done"), first.previousHash(), first.hash()));
        assertThat(faultOf(chain)).isEqualTo("record 1 was changed");
    }

    @Test
    void shouldNameTheRecordsThatWereRemoved() {
        chain.remove(1);
        assertThat(faultOf(chain)).isEqualTo("record 2 is missing");
        chain.remove(1);
        assertThat(faultOf(chain)).isEqualTo("records 2 to 3 are missing");
    }

    @Test
    void shouldNameRecordsThatWereReordered() {
        Collections.swap(chain, 1, 2);
        assertThat(faultOf(chain)).isEqualTo("record 2 is missing");

        var repeated = new ArrayList<>(chain(2, 2));
        repeated.add(repeated.get(0));
        assertThat(faultOf(repeated)).isEqualTo("record 1 comes again, or out of order, after record 2");
    }

    @Test
    void shouldNoticeAMissingEndAndAnotherHistoryOnlyWithTheSignedHead() {
        var head = new SignedHead(5, chain.get(4).hash(), Instant.parse("2026-11-05T13:00:00Z"), "");
        var cut = chain.subList(0, 3);
        assertThat(faultOf(cut)).isNull();
        assertThat(faultOf(cut, head)).startsWith("records from 4 on are missing: record 5 was signed at 2026-11-05");

        var another = chain(2, 2, 2, 2, 2);
        assertThat(faultOf(another)).isNull();
        assertThat(faultOf(another, head)).startsWith("record 5 or one before it is not what was signed at 2026-11-05");
    }

    @Test
    void shouldAcceptATrailWhoseBeginningWasPurged() {
        var purged = purged(2, PURGED_AT);

        assertThat(faultOf(purged)).isNull();
        assertThat(faultOf(
                        purged,
                        head(1, "00".repeat(32), OLD),
                        head(2, purged.get(0).previousHash(), OLD)))
                .as("heads of what was purged")
                .isNull();
        assertThat(faultOf(purged, head(1, "", OLD), head(6, purged.get(3).hash(), PURGED_AT.plusSeconds(60))))
                .isNull();
        var verifier = new ChainVerifier(List.of());
        purged.forEach(verifier::next);
        assertThat(verifier)
                .returns(4L, ChainVerifier::verified)
                .returns(2L, ChainVerifier::removed)
                .returns(6L, ChainVerifier::last);
    }

    @Test
    void shouldNotAcceptThatTheBeginningIsMissingWithoutTheRecordOfAPurge() {
        assertThat(faultOf(chain.subList(2, 5)))
                .isEqualTo("records up to 2 are missing, and no record of a purge says so");
        assertThat(faultOf(purged(2, PURGED_AT).subList(1, 4)))
                .as("more than was purged")
                .isEqualTo("records up to 3 are missing, and no record of a purge says so");
        assertThat(faultOf(purged(2, PURGED_AT).subList(0, 3))).contains("no record of a purge");
    }

    @Test
    void shouldFindAnotherHashAtTheCutThanWasSigned() {
        assertThat(faultOf(purged(2, PURGED_AT), head(2, "00".repeat(32), OLD)))
                .startsWith("record 2 or one before it is not what was signed at ");
        var purged = purged(2, PURGED_AT);
        assertThat(faultOf(purged, head(3, "00".repeat(32), OLD))).startsWith("record 3 or one before it");
    }

    @Test
    void shouldFindThatRecordsYoungerThanAYearWerePurged() {
        var purged = purged(2, PURGED_AT);

        assertThat(faultOf(purged, head(1, "", PURGED_AT.minus(Duration.ofDays(363)))))
                .contains("record 2 was younger than a year, because record 1 was signed as the last one at ");
        assertThat(faultOf(purged, head(1, "", PURGED_AT.minus(Duration.ofDays(365)))))
                .isNull();
    }

    @Test
    void shouldNotBelieveThatThePurgeWasLaterThanItsRecordWasSigned() {
        var purged = purged(2, PURGED_AT.plus(Duration.ofDays(500)));
        var before = head(1, "", PURGED_AT.minus(Duration.ofDays(30)));

        assertThat(faultOf(purged, before)).isNull();
        assertThat(faultOf(purged, before, head(6, purged.get(3).hash(), PURGED_AT)))
                .contains("record 2 was younger than a year");
    }

    private static final Instant PURGED_AT = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant OLD = PURGED_AT.minus(Duration.ofDays(800));

    private static SignedHead head(long seq, String hash, Instant at) {
        return new SignedHead(seq, hash, at, "");
    }

    /** Five records and that of a purge, without those that it removed. */
    private static List<ChainedRecord> purged(int removed, Instant at) {
        var records = chain(2, 2, 2, 2, 2);
        String hash = records.get(removed - 1).hash();
        var entry = new AuditEntry(
                UUID.randomUUID(),
                at,
                "compliance-service",
                List.of(),
                TrailCut.ACTION,
                null,
                new TrailCut(1, removed, hash).purpose() + "; the last was recorded at 2024-01-01T00:00:00Z",
                "compliance-service",
                null,
                null,
                "done",
                (long) removed);
        String previous = records.get(4).hash();
        byte[] next = AuditChain.hash(2, java.util.HexFormat.of().parseHex(previous), 6, entry);
        records.add(new ChainedRecord(6, 2, entry, previous, AuditChain.hex(next)));
        return records.subList(removed, 6);
    }

    private static @Nullable String faultOf(List<ChainedRecord> records, SignedHead... heads) {
        var verifier = new ChainVerifier(List.of(heads));
        for (ChainedRecord record : records) {
            String fault = verifier.next(record);
            if (fault != null) {
                return fault;
            }
        }
        return verifier.end();
    }

    private static List<ChainedRecord> chain(int... versions) {
        List<ChainedRecord> records = new ArrayList<>();
        byte[] previous = AuditChain.origin();
        for (int version : versions) {
            long seq = records.size() + 1;
            var entry = entry("actor", version == 1 ? null : "done");
            byte[] hash = AuditChain.hash(version, previous, seq, entry);
            records.add(new ChainedRecord(seq, version, entry, AuditChain.hex(previous), AuditChain.hex(hash)));
            previous = hash;
        }
        return records;
    }

    private static AuditEntry entry(String actor, @Nullable String outcome) {
        return new AuditEntry(
                UUID.randomUUID(),
                Instant.parse("2026-11-05T12:00:00Z"),
                actor,
                List.of(),
                "view_minutes",
                null,
                null,
                "compliance-service",
                null,
                null,
                outcome,
                null);
    }
}
