@NullMarked
package org.dutywatch.ingest.catalogue;

import org.jspecify.annotations.NullMarked;
