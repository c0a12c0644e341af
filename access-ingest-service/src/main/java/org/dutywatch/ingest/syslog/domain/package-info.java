/** How the bytes of a connection are cut into messages. */
@NullMarked
package org.dutywatch.ingest.syslog.domain;

import org.jspecify.annotations.NullMarked;
