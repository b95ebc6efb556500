/**
 * Where images come from: a path comes in; references to images, and their bytes read on executors,
 * go out. Each kind of container is a package below; nothing here decodes.
 */
@NullMarked
package io.sparkvae.source;

import org.jspecify.annotations.NullMarked;
