package io.sparkvae.samples;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/**
 * What a scene shows. Every outline is centred on the origin and fits the unit circle; areas are
 * roughly alike, so that size and shape are factors apart.
 */
enum SceneShape {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  STAR,
  CROSS;

  private static final double STAR_INNER = 0.5;
  private static final double CROSS_ARM = 0.32;

  /** Lower-case name, which is also the name of the folder that its pictures go to. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Shape outline() {
    return switch (this) {
      case CIRCLE -> new Ellipse2D.Double(-0.8, -0.8, 1.6, 1.6);
      case SQUARE -> new Rectangle2D.Double(-0.7, -0.7, 1.4, 1.4);
      case TRIANGLE -> polygon(3, 1, 1);
      case STAR -> polygon(10, 1, STAR_INNER);
      case CROSS -> cross();
    };
  }

  /** Corners on two circles in turn, the first one upwards. */
  private static Shape polygon(int corners, double outer, double inner) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < corners; i++) {
      double radius = i % 2 == 0 || inner == outer ? outer : inner;
      double angle = 2 * Math.PI * i / corners;
      double x = radius * StrictMath.sin(angle);
      double y = -radius * StrictMath.cos(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }

  private static Shape cross() {
    double reach = 0.95;
    Area cross = new Area(new Rectangle2D.Double(-reach, -CROSS_ARM, 2 * reach, 2 * CROSS_ARM));
    cross.add(new Area(new Rectangle2D.Double(-CROSS_ARM, -reach, 2 * CROSS_ARM, 2 * reach)));
    return cross;
  }
}
