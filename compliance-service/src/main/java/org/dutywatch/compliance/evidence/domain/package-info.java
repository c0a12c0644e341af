/** The set of what is known of accesses, and how it is written down. */
@NullMarked
package org.dutywatch.compliance.evidence.domain;

import org.jspecify.annotations.NullMarked;
