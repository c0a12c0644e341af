package org.dutywatch.ingest.receiving;

import org.jspecify.annotations.Nullable;

/**
 * Lines that become one record on the topic.
 *
 * @param lines whole lines
 * @param directive the newest line before them that says how they are read; null if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copies would cost memory
record PackedRecord(byte[] lines, byte @Nullable [] directive) {
    static final PackedRecord EMPTY = new PackedRecord(new byte[0], null);
}
