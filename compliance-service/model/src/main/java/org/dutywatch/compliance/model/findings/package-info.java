/** What a finding says, and how it is opened, raised, revised, withdrawn. */
@NullMarked
package org.dutywatch.compliance.model.findings;

import org.jspecify.annotations.NullMarked;
