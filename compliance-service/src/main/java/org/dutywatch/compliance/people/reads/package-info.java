/** Records whose data each request reads. */
@NullMarked
package org.dutywatch.compliance.people.reads;

import org.jspecify.annotations.NullMarked;
