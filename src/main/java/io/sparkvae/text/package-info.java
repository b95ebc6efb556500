/** Cells come in; aligned lines for a console or a Markdown page go out. */
@NullMarked
package io.sparkvae.text;

import org.jspecify.annotations.NullMarked;
