@NullMarked
package org.dutywatch.ingest.alarms.domain;

import org.jspecify.annotations.NullMarked;
