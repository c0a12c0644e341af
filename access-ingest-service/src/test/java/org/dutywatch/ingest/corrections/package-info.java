@NullMarked
package org.dutywatch.ingest.corrections;

import org.jspecify.annotations.NullMarked;
