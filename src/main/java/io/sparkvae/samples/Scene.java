package io.sparkvae.samples;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The factors of one picture, each drawn on its own.
 *
 * @param shape what it shows
 * @param x of the shape's centre, 0.35 to 0.65 of the width
 * @param y of the shape's centre, 0.35 to 0.65 of the height, downwards
 * @param size radius of the circle around the shape, 0.2 to 0.34 of the width, so that nothing is
 *     cut off
 * @param rotation degrees clockwise, 0 to 60, which is below the symmetry of every shape but the
 *     circle
 * @param hue of the shape, 0 to 1 around the colour circle
 * @param background brightness of the ground, 0.25 to 0.9
 */
record Scene(
    SceneShape shape,
    double x,
    double y,
    double size,
    double rotation,
    double hue,
    double background) {

  /** Column names of {@link #row}, in order. */
  static final String COLUMNS = "image_id,shape,x,y,size,rotation,hue,background";

  private static final double STEPS = 10_000;

  static Scene draw(SplittableRandom random) {
    SceneShape[] shapes = SceneShape.values();
    return new Scene(
        shapes[random.nextInt(shapes.length)],
        between(random, 0.35, 0.65),
        between(random, 0.35, 0.65),
        between(random, 0.2, 0.34),
        between(random, 0, 60),
        between(random, 0, 1),
        between(random, 0.25, 0.9));
  }

  /** One line of labels.csv. */
  String row(String imageId) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f",
        imageId,
        shape.label(),
        x,
        y,
        size,
        rotation,
        hue,
        background);
  }

  /** Rounded to what labels.csv holds, so that a label is exactly what was drawn. */
  private static double between(SplittableRandom random, double low, double high) {
    return Math.round((low + (high - low) * random.nextDouble()) * STEPS) / STEPS;
  }
}
