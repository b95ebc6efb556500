/** Named points come in; an SVG line chart goes out. Knows nothing of trainings. */
@NullMarked
package io.sparkvae.chart;

import org.jspecify.annotations.NullMarked;
