/** A tree of image files comes in; references and the bytes of files go out. */
@NullMarked
package io.sparkvae.source.folder;

import org.jspecify.annotations.NullMarked;
