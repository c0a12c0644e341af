@NullMarked
package org.dutywatch.ingest.syslog.domain;

import org.jspecify.annotations.NullMarked;
