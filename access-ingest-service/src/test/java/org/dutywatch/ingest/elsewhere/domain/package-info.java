@NullMarked
package org.dutywatch.ingest.elsewhere.domain;

import org.jspecify.annotations.NullMarked;
