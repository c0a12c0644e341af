/** Exemptions over REST and CSV. */
@NullMarked
package org.dutywatch.compliance.rules.exemptions.rest;

import org.jspecify.annotations.NullMarked;
