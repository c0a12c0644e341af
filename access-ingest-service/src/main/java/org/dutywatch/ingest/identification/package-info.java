/** Identifies persons by the replicas of employees and leases. */
@NullMarked
package org.dutywatch.ingest.identification;

import org.jspecify.annotations.NullMarked;
