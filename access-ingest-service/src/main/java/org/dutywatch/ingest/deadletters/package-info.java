/** Lines that nobody understood: shown without persons, and replayed. */
@NullMarked
package org.dutywatch.ingest.deadletters;

import org.jspecify.annotations.NullMarked;
