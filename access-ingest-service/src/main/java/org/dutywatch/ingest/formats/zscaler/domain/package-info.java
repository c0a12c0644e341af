/** The logs of Zscaler Internet Access. */
@NullMarked
package org.dutywatch.ingest.formats.zscaler.domain;

import org.jspecify.annotations.NullMarked;
