@NullMarked
package org.dutywatch.ingest.decisions;

import org.jspecify.annotations.NullMarked;
