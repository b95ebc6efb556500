/** What determines a model but its parameters: shape, likelihood, objective, seeds. */
@NullMarked
package io.sparkvae.vae.spec;

import org.jspecify.annotations.NullMarked;
