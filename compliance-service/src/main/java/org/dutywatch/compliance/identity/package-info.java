/** Who the caller is: which login at an identity provider belongs to which employee. */
@NullMarked
package org.dutywatch.compliance.identity;

import org.jspecify.annotations.NullMarked;
