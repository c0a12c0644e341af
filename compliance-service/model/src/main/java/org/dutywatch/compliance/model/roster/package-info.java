/** What a roster says: entries, the plan that a change leads to, and the timeline of duty that follows. */
@NullMarked
package org.dutywatch.compliance.model.roster;

import org.jspecify.annotations.NullMarked;
