/** The parameters of a profile: what is activity, a burst, polling, a pause that ends a visit. */
@NullMarked
package org.dutywatch.compliance.model.attention.estimate.rule;

import org.jspecify.annotations.NullMarked;
