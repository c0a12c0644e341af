/** Receives lines over HTTP and publishes them on the topic of raw lines. */
@NullMarked
package org.dutywatch.ingest.receiving;

import org.jspecify.annotations.NullMarked;
