@NullMarked
package org.dutywatch.ingest.reading.domain;

import org.jspecify.annotations.NullMarked;
