@NullMarked
package org.dutywatch.ingest.observations;

import org.jspecify.annotations.NullMarked;
