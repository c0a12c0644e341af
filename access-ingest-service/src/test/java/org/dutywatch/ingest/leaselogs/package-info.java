@NullMarked
package org.dutywatch.ingest.leaselogs;

import org.jspecify.annotations.NullMarked;
