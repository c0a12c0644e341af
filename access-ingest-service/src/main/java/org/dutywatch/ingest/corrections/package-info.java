/** Accesses by lease whose lease was corrected: taken back from one person, and given to another. */
@NullMarked
package org.dutywatch.ingest.corrections;

import org.jspecify.annotations.NullMarked;
