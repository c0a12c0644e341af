/** The broker, its logins, its topics, and who may do what with them. */
@NullMarked
package org.dutywatch.local.kafka;

import org.jspecify.annotations.NullMarked;
