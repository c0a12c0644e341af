/** What people may do about a finding, by its history. */
@NullMarked
package org.dutywatch.compliance.model.cases;

import org.jspecify.annotations.NullMarked;
