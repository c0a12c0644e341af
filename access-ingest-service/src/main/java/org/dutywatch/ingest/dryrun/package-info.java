/** What would become of lines, without keeping anything. */
@NullMarked
package org.dutywatch.ingest.dryrun;

import org.jspecify.annotations.NullMarked;
