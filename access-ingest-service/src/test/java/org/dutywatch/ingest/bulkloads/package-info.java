@NullMarked
package org.dutywatch.ingest.bulkloads;

import org.jspecify.annotations.NullMarked;
