@NullMarked
package org.dutywatch.ingest.linedetails;

import org.jspecify.annotations.NullMarked;
