/** The set of known access observations, and its binary format. */
@NullMarked
package org.dutywatch.compliance.evidence.domain;

import org.jspecify.annotations.NullMarked;
