/**
 * What all layers of ours share: how DL4J makes one, and how its parameters lie in one row and get
 * their first values.
 */
@NullMarked
package io.sparkvae.vae.layer;

import org.jspecify.annotations.NullMarked;
