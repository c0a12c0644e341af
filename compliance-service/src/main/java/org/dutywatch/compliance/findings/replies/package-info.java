/** What employees answer to findings about themselves, and what is decided about it. */
@NullMarked
package org.dutywatch.compliance.findings.replies;

import org.jspecify.annotations.NullMarked;
