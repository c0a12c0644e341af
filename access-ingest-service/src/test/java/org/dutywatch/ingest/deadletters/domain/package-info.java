@NullMarked
package org.dutywatch.ingest.deadletters.domain;

import org.jspecify.annotations.NullMarked;
