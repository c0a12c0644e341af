/** Lines over HTTP onto the topic of raw lines. */
@NullMarked
package org.dutywatch.ingest.receiving;

import org.jspecify.annotations.NullMarked;
