/** Who held which address: imported by network administrators, and read fast. */
@NullMarked
package org.dutywatch.ingest.leases;

import org.jspecify.annotations.NullMarked;
