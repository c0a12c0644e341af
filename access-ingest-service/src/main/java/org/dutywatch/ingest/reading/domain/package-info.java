/** Turns the bytes of one log line into an access, independently of the log format. */
@NullMarked
package org.dutywatch.ingest.reading.domain;

import org.jspecify.annotations.NullMarked;
