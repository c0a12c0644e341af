/** Who a user name in a log is; unknown or ambiguous is nobody, never a guess. */
@NullMarked
package org.dutywatch.ingest.attribution.domain;

import org.jspecify.annotations.NullMarked;
