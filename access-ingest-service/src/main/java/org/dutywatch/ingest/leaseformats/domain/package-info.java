/** Reads the logs of DHCP and RADIUS servers and of log-ons: who or what held which address. */
@NullMarked
package org.dutywatch.ingest.leaseformats.domain;

import org.jspecify.annotations.NullMarked;
