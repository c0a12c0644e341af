/** Replies and claims of employees, as stored. */
@NullMarked
package org.dutywatch.compliance.cases.replies;

import org.jspecify.annotations.NullMarked;
