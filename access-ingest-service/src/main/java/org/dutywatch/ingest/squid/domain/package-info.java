/** What Squid writes into its native access log. */
@NullMarked
package org.dutywatch.ingest.squid.domain;

import org.jspecify.annotations.NullMarked;
