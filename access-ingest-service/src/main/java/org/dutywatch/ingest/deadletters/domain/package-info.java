/** What of a line may be shown to somebody who looks after sources. */
@NullMarked
package org.dutywatch.ingest.deadletters.domain;

import org.jspecify.annotations.NullMarked;
