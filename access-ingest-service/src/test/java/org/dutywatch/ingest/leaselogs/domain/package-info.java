@NullMarked
package org.dutywatch.ingest.leaselogs.domain;

import org.jspecify.annotations.NullMarked;
