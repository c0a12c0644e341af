@NullMarked
package org.dutywatch.ingest.directory;

import org.jspecify.annotations.NullMarked;
