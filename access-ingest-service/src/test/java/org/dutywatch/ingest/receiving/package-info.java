@NullMarked
package org.dutywatch.ingest.receiving;

import org.jspecify.annotations.NullMarked;
