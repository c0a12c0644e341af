@NullMarked
package org.dutywatch.ingest.browsing.domain;

import org.jspecify.annotations.NullMarked;
