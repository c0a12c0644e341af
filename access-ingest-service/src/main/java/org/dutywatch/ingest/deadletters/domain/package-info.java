/** Which part of a line may be shown to a network administrator. */
@NullMarked
package org.dutywatch.ingest.deadletters.domain;

import org.jspecify.annotations.NullMarked;
