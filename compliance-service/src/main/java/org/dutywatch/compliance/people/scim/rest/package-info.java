/** The SCIM endpoints and their errors. */
@NullMarked
package org.dutywatch.compliance.people.scim.rest;

import org.jspecify.annotations.NullMarked;
