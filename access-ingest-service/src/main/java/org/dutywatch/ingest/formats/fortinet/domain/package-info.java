/** The logs of FortiGate and FortiProxy. */
@NullMarked
package org.dutywatch.ingest.formats.fortinet.domain;

import org.jspecify.annotations.NullMarked;
