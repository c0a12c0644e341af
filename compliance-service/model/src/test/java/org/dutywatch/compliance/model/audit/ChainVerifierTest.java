package org.dutywatch.compliance.model.audit;

import static org.assertj.core.api.Assertions.assertThat;

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
