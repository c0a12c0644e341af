/** Error responses of REST requests as problem details (RFC 9457). */
@NullMarked
package org.dutywatch.eventkit.problem;

import org.jspecify.annotations.NullMarked;
