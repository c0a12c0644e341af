/** Feeds: which log says who or what held which address, and who may send it. Two people decide on each. */
@NullMarked
package org.dutywatch.ingest.leasefeeds;

import org.jspecify.annotations.NullMarked;
