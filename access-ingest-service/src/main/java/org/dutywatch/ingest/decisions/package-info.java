/** Decisions that await a second person: stored, published, settled, and expired when their time is over. */
@NullMarked
package org.dutywatch.ingest.decisions;

import org.jspecify.annotations.NullMarked;
