/** Employees from an identity provider: SCIM 2.0 (RFC 7643, RFC 7644). */
@NullMarked
package org.dutywatch.compliance.people.scim;

import org.jspecify.annotations.NullMarked;
