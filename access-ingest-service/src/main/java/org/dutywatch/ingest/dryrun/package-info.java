/** The outcome that lines would have; nothing is stored. */
@NullMarked
package org.dutywatch.ingest.dryrun;

import org.jspecify.annotations.NullMarked;
