/**
 * Settings and a corpus come in; many trainings that differ in one thing go out side by side, as
 * tables and plots.
 */
@NullMarked
package io.sparkvae.study;

import org.jspecify.annotations.NullMarked;
