/** Command lines come in; exit codes go out. Wiring only. */
@NullMarked
package io.sparkvae.job;

import org.jspecify.annotations.NullMarked;
