@NullMarked
package org.dutywatch.ingest.alarms;

import org.jspecify.annotations.NullMarked;
