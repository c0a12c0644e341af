/** What nobody changes alone: facts about himself, his superiors, and people with an open finding. */
@NullMarked
package org.dutywatch.compliance.people.independence;

import org.jspecify.annotations.NullMarked;
