/**
 * HOCON text comes in; settings checked key by key go out, or every problem found, with file and
 * line.
 */
@NullMarked
package io.sparkvae.config;

import org.jspecify.annotations.NullMarked;
