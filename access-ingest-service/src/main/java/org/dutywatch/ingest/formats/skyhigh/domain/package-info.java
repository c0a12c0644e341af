/** The logs of Skyhigh (McAfee) Web Gateway. */
@NullMarked
package org.dutywatch.ingest.formats.skyhigh.domain;

import org.jspecify.annotations.NullMarked;
