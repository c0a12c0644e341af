@NullMarked
package org.dutywatch.ingest.sources;

import org.jspecify.annotations.NullMarked;
