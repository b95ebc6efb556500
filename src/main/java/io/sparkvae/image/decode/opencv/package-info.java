/** Checked bytes go to OpenCV, outside the JVM; scaled rows come back. */
@NullMarked
package io.sparkvae.image.decode.opencv;

import org.jspecify.annotations.NullMarked;
