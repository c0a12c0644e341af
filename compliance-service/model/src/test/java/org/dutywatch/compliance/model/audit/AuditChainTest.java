package org.dutywatch.compliance.model.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditChainTest {
    private static final AuditEntry ENTRY = entry("standards", "E101", "complaint");

    @Test
    void shouldGiveTheSameHashForTheSameRecordInTheSamePlace() {
        assertEquals(hash(1, ENTRY), hash(1, entry("standards", "E101", "complaint")));
        assertEquals(64, hash(1, ENTRY).length());
    }

    @Test
    void shouldCoverEveryFieldAndTheSequenceNumber() {
        assertNotEquals(hash(1, ENTRY), hash(2, ENTRY));
        assertNotEquals(hash(1, ENTRY), hash(1, entry("other", "E101", "complaint")));
        assertNotEquals(hash(1, ENTRY), hash(1, entry("standards", "E102", "complaint")));
        assertNotEquals(hash(1, ENTRY), hash(1, entry("standards", "E101", "another")));
        byte[] first = AuditChain.hash(AuditChain.VERSION, AuditChain.origin(), 1, ENTRY);
        assertNotEquals(hash(1, ENTRY), AuditChain.hex(AuditChain.hash(AuditChain.VERSION, first, 1, ENTRY)));
    }

    @Test
    void shouldCoverOriginSessionOutcomeAndCountInVersion2() {
        assertNotEquals(hash(1, ENTRY), hash(1, with(null, null, null, null)));
        assertNotEquals(hash(1, ENTRY), hash(1, with("192.0.2.2", "session", "done", 1L)));
        assertNotEquals(hash(1, ENTRY), hash(1, with("192.0.2.1", "other", "done", 1L)));
        assertNotEquals(hash(1, ENTRY), hash(1, with("192.0.2.1", "session", "refused", 1L)));
        assertNotEquals(hash(1, ENTRY), hash(1, with("192.0.2.1", "session", "done", 2L)));
    }

    @Test
    void shouldStillGiveTheHashOfARecordThatWasWrittenAsVersion1() {
        byte[] hash = AuditChain.hash(1, AuditChain.origin(), 1, with(null, null, null, null));

        assertEquals("e22021d9bb3ffdca7638ff6a33d3dfafff182bf0878a193ae6a15d78b08c1ab3", AuditChain.hex(hash));
    }

    @Test
    void shouldDistinguishAnEmptyTextFromNullAndOneFieldFromTheNext() {
        assertNotEquals(hash(1, entry("a", "", null)), hash(1, entry("a", null, "")));
        assertNotEquals(hash(1, entry("a", "bc", "d")), hash(1, entry("a", "b", "cd")));
        assertNotEquals(hash(1, entry("a", "", "d")), hash(1, entry("a", null, "d")));
    }

    @Test
    void shouldReplaceTheCharacterNul() {
        var entry = entry("a", "E1\0", "why\0not");

        assertEquals("E1\uFFFD", entry.subject());
        assertEquals(hash(1, entry("a", "E1\uFFFD", "why\uFFFDnot")), hash(1, entry));
    }

    private static String hash(long seq, AuditEntry entry) {
        return AuditChain.hex(AuditChain.hash(AuditChain.VERSION, AuditChain.origin(), seq, entry));
    }

    private static AuditEntry entry(String actor, @Nullable String subject, @Nullable String purpose) {
        return new AuditEntry(
                UUID.fromString("0a4f3f0e-52c1-4f0e-9d37-9a2f4f0c6a11"),
                Instant.parse("2026-11-05T12:00:00.125Z"),
                actor,
                List.of("administrator"),
                "view_minutes",
                subject,
                purpose,
                "compliance-service",
                "192.0.2.1",
                "session",
                "done",
                1L);
    }

    private static AuditEntry with(
            @Nullable String clientAddress, @Nullable String session, @Nullable String outcome, @Nullable Long count) {
        return new AuditEntry(
                ENTRY.auditId(),
                ENTRY.at(),
                ENTRY.actor(),
                ENTRY.roles(),
                ENTRY.action(),
                ENTRY.subject(),
                ENTRY.purpose(),
                ENTRY.service(),
                clientAddress,
                session,
                outcome,
                count);
    }
}
