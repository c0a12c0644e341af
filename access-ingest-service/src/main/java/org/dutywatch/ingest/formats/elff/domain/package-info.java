/** Logs in W3C's extended log file format, as Broadcom's ProxySG and Edge SWG write. */
@NullMarked
package org.dutywatch.ingest.formats.elff.domain;

import org.jspecify.annotations.NullMarked;
