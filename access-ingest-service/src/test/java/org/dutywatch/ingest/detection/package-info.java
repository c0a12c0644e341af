@NullMarked
package org.dutywatch.ingest.detection;

import org.jspecify.annotations.NullMarked;
