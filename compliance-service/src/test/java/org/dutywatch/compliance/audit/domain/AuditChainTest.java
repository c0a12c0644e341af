package org.dutywatch.compliance.audit.domain;

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
        assertNotEquals(
                hash(1, ENTRY),
                AuditChain.hex(AuditChain.hash(AuditChain.hash(AuditChain.origin(), 1, ENTRY), 1, ENTRY)));
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
        return AuditChain.hex(AuditChain.hash(AuditChain.origin(), seq, entry));
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
                "compliance-service");
    }
}
