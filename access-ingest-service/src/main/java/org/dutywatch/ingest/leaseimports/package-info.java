/** Imports of leases: most rows apply at once, those that would change recorded accesses await a second person. */
@NullMarked
package org.dutywatch.ingest.leaseimports;

import org.jspecify.annotations.NullMarked;
