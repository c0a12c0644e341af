/** Accesses of users whom nobody knows yet. */
@NullMarked
package org.dutywatch.ingest.parking;

import org.jspecify.annotations.NullMarked;
