/** Counts of lines by day and detail: which addresses could not be attributed, which hosts no entry names. */
@NullMarked
package org.dutywatch.ingest.linedetails;

import org.jspecify.annotations.NullMarked;
