/** Reads regular supervisors, acting supervisors and the shifts that the roster assigns; stores acting supervisors. */
@NullMarked
package org.dutywatch.compliance.people.chain;

import org.jspecify.annotations.NullMarked;
