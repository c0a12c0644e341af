/** Squid's log as OPNsense writes it. */
@NullMarked
package org.dutywatch.ingest.squid.opnsense.domain;

import org.jspecify.annotations.NullMarked;
