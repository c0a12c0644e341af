/** The logs of Cisco Umbrella. */
@NullMarked
package org.dutywatch.ingest.formats.umbrella.domain;

import org.jspecify.annotations.NullMarked;
