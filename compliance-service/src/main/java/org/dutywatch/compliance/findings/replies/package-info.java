/** Replies of employees to findings about themselves, claims of official business, and compelled statements. */
@NullMarked
package org.dutywatch.compliance.findings.replies;

import org.jspecify.annotations.NullMarked;
