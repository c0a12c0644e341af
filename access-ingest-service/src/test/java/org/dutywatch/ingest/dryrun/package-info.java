@NullMarked
package org.dutywatch.ingest.dryrun;

import org.jspecify.annotations.NullMarked;
