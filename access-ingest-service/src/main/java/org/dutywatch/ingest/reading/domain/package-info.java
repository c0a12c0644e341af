/** From the bytes of one log line to what it says about one person's access: format-independent. */
@NullMarked
package org.dutywatch.ingest.reading.domain;

import org.jspecify.annotations.NullMarked;
