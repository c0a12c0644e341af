@NullMarked
package org.dutywatch.ingest.leases;

import org.jspecify.annotations.NullMarked;
