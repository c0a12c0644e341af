package org.dutywatch.compliance.model.audit;

/**
 * A record with its place in the chain. Hashes are SHA-256 in lower-case hexadecimal.
 *
 * @param seq sequence number, from 1
 * @param hashVersion how the hash was computed, see {@link AuditChain#hash}
 */
public record ChainedRecord(long seq, int hashVersion, AuditEntry entry, String previousHash, String hash) {}
