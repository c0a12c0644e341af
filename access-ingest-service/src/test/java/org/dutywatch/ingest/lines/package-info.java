@NullMarked
package org.dutywatch.ingest.lines;

import org.jspecify.annotations.NullMarked;
