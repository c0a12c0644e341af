@NullMarked
package org.dutywatch.ingest.syslog;

import org.jspecify.annotations.NullMarked;
