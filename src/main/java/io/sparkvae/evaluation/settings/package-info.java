/** What an evaluation measures, and how much it draws for it. */
@NullMarked
package io.sparkvae.evaluation.settings;

import org.jspecify.annotations.NullMarked;
