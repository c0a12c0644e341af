/** The logs of WatchGuard Firebox. */
@NullMarked
package org.dutywatch.ingest.formats.watchguard.domain;

import org.jspecify.annotations.NullMarked;
