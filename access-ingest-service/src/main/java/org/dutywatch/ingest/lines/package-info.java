/** Raw lines from the topic to observations, counts and dead letters. */
@NullMarked
package org.dutywatch.ingest.lines;

import org.jspecify.annotations.NullMarked;
