package io.sparkvae.samples;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns a scene into pixels, anti-aliased, by Java's software renderer. */
final class ScenePainter {

  private static final float SATURATION = 0.85f;
  private static final float BRIGHTNESS = 0.9f;

  /** How much brighter than its label the ground is at the top, and darker at the bottom. */
  private static final float GRADIENT = 0.08f;

  private final int size;

  /** Takes the side of the pictures in pixels. */
  ScenePainter(int size) {
    this.size = size;
  }

  BufferedImage paint(Scene scene) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      float ground = (float) scene.background();
      canvas.setPaint(
          new GradientPaint(0, 0, grey(ground + GRADIENT), 0, size, grey(ground - GRADIENT)));
      canvas.fillRect(0, 0, size, size);
      canvas.setPaint(Color.getHSBColor((float) scene.hue(), SATURATION, BRIGHTNESS));
      canvas.fill(placed(scene).createTransformedShape(scene.shape().outline()));
    } finally {
      canvas.dispose();
    }
    return image;
  }

  private AffineTransform placed(Scene scene) {
    AffineTransform place = new AffineTransform();
    place.translate(scene.x() * size, scene.y() * size);
    place.rotate(Math.toRadians(scene.rotation()));
    place.scale(scene.size() * size, scene.size() * size);
    return place;
  }

  private static Color grey(float brightness) {
    return new Color(brightness, brightness, brightness);
  }
}
