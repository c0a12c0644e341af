/** Squid's formats {@code common} and {@code combined}, which resemble those of Apache httpd. */
@NullMarked
package org.dutywatch.ingest.squid.httpd.domain;

import org.jspecify.annotations.NullMarked;
