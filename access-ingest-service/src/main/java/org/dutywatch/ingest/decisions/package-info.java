/** The decisions of this service that await a second person, and who asks and decides. */
@NullMarked
package org.dutywatch.ingest.decisions;

import org.jspecify.annotations.NullMarked;
