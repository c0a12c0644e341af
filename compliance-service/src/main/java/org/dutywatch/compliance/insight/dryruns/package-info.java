/** Tries a draft policy on past shifts. */
@NullMarked
package org.dutywatch.compliance.insight.dryruns;

import org.jspecify.annotations.NullMarked;
