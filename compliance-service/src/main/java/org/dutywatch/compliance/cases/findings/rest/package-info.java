/** Findings over REST. */
@NullMarked
package org.dutywatch.compliance.cases.findings.rest;

import org.jspecify.annotations.NullMarked;
