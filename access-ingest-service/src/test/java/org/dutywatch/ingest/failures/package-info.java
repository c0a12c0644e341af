@NullMarked
package org.dutywatch.ingest.failures;

import org.jspecify.annotations.NullMarked;
