/** Notices what is wrong with a source, and publishes when that begins and ends. */
@NullMarked
package org.dutywatch.ingest.alarms;

import org.jspecify.annotations.NullMarked;
