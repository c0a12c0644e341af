/** All facts about one shift, and what is computed from them: minutes, checks of limits, possible posting. */
@NullMarked
package org.dutywatch.compliance.model.evaluation;

import org.jspecify.annotations.NullMarked;
