@NullMarked
package org.dutywatch.compliance.people.chain.domain;

import org.jspecify.annotations.NullMarked;
