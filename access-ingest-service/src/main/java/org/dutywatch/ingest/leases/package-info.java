/** Who held which address: imported by network administrators and kept in memory for reading lines. */
@NullMarked
package org.dutywatch.ingest.leases;

import org.jspecify.annotations.NullMarked;
