/** Accesses whose employee is not known yet: kept until they can be attributed or expire. */
@NullMarked
package org.dutywatch.ingest.parking;

import org.jspecify.annotations.NullMarked;
