/**
 * What the integration tests of the areas share: a department entered over REST, accesses of its people, the topics
 * around the service, and the results.
 */
@NullMarked
package org.dutywatch.compliance.testing;

import org.jspecify.annotations.NullMarked;
