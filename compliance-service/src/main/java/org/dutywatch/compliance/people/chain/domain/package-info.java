/** Who supervises whom at an instant, as the regular or as an acting supervisor. */
@NullMarked
package org.dutywatch.compliance.people.chain.domain;

import org.jspecify.annotations.NullMarked;
