@NullMarked
package org.dutywatch.ingest;

import org.jspecify.annotations.NullMarked;
