/** A tree of image files comes in; references and decoded images go out. */
@NullMarked
package io.sparkvae.source.folder;

import org.jspecify.annotations.NullMarked;
