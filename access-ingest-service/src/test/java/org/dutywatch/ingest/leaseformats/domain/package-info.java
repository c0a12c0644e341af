@NullMarked
package org.dutywatch.ingest.leaseformats.domain;

import org.jspecify.annotations.NullMarked;
