/** Replies, claims and statements over REST, and the decisions on them. */
@NullMarked
package org.dutywatch.compliance.cases.answers;

import org.jspecify.annotations.NullMarked;
