/**
 * The two failures that a person can mend. What comes in: a message in the form <em>Cannot do
 * which: why (what to change)</em>; what goes out: an exception that the command line turns into
 * that message and an exit code, 2 for settings and 3 for data.
 */
@NullMarked
package io.sparkvae.error;

import org.jspecify.annotations.NullMarked;
