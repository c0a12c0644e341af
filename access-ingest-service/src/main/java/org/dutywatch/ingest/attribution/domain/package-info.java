/** Attributes user names and addresses to employees. Unknown or ambiguous ones are attributed to no one. */
@NullMarked
package org.dutywatch.ingest.attribution.domain;

import org.jspecify.annotations.NullMarked;
