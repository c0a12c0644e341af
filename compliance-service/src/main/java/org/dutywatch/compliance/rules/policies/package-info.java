/** Limits: drafted by one person, approved by another, dated. */
@NullMarked
package org.dutywatch.compliance.rules.policies;

import org.jspecify.annotations.NullMarked;
