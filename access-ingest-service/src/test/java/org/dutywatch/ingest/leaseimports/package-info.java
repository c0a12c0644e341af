@NullMarked
package org.dutywatch.ingest.leaseimports;

import org.jspecify.annotations.NullMarked;
