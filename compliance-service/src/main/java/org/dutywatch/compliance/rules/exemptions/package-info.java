/** Official business: who, when, on which sites, and who approved it. */
@NullMarked
package org.dutywatch.compliance.rules.exemptions;

import org.jspecify.annotations.NullMarked;
