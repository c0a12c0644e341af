@NullMarked
package org.dutywatch.ingest.parking;

import org.jspecify.annotations.NullMarked;
