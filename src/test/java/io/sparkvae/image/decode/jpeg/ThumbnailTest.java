package io.sparkvae.image.decode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.ExifFixtures;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Preprocessing;
import io.sparkvae.image.Resize;
import io.sparkvae.image.Shortcut;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.decode.ImageDecoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailTest {

  private static final ImageShape WANTED = new ImageShape(3, 64, 64);
  private static final byte[] PICTURE = jpeg(ExifFixtures.picture(640, 480));
  private static final byte[] THUMBNAIL = jpeg(ExifFixtures.picture(160, 120));

  @ParameterizedTest
  @EnumSource(Resize.class)
  void thumbnailThatAgreesIsTaken(Resize resize) {
    Decoding.Pixels pixels = fast(ExifFixtures.withThumbnail(PICTURE, THUMBNAIL, 1), resize);

    assertThat(pixels.shortcut()).isEqualTo(Shortcut.THUMBNAIL);
    assertThat(pixels.header()).isEqualTo(new ImageHeader("jpeg", 640, 480, 1));
    assertClose(pixels, exact(PICTURE, resize));
  }

  @Test
  void bothByteOrdersAreRead() {
    byte[] exif = ExifFixtures.exif(THUMBNAIL, 1, ByteOrder.BIG_ENDIAN);

    assertThat(shortcut(ExifFixtures.withExif(PICTURE, exif))).isEqualTo(Shortcut.THUMBNAIL);
  }

  @Test
  void exactPreprocessingLeavesItAlone() {
    Decoding.Pixels with = exact(ExifFixtures.withThumbnail(PICTURE, THUMBNAIL, 1), Resize.CROP);

    assertThat(with.shortcut()).isEqualTo(Shortcut.NONE);
    assertThat(with.values()).isEqualTo(exact(PICTURE, Resize.CROP).values());
  }

  @Test
  void thumbnailOfTheWantedSizeIsLargeEnough() {
    assertThat(shortcutWith(ExifFixtures.picture(86, 64))).isEqualTo(Shortcut.THUMBNAIL);
  }

  @ParameterizedTest
  @CsvSource({"84, 63", "160, 107", "160, 160", "120, 160", "640, 480"})
  void thumbnailThatIsTooSmallOfAnotherShapeOrNoSmallerIsNotTaken(int width, int height) {
    assertNotTaken(jpeg(ExifFixtures.picture(width, height)));
  }

  @ParameterizedTest
  @CsvSource({"0, 12, 160, 96", "18, 0, 124, 120"})
  void thumbnailWithBarsIsNotTaken(int left, int top, int width, int height) {
    BufferedImage barred = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = barred.createGraphics();
    graphics.drawImage(ExifFixtures.picture(width, height), left, top, null);

    assertNotTaken(jpeg(barred));
  }

  @Test
  void thumbnailOfThePictureBeforeItWasTurnedIsNotTaken() {
    assertNotTaken(jpeg(drawn(AffineTransform.getRotateInstance(-1, 0, 80, 60))));
  }

  @Test
  void thumbnailOfThePictureBeforeItWasCutIsNotTaken() {
    AffineTransform wider = AffineTransform.getScaleInstance(1.5, 1.5);
    wider.translate(-40, -10);

    assertNotTaken(jpeg(drawn(wider)));
  }

  @Test
  void thumbnailOfOtherColoursIsNotTaken() {
    BufferedImage grey = new BufferedImage(160, 120, BufferedImage.TYPE_BYTE_GRAY);
    grey.createGraphics().drawImage(ExifFixtures.picture(160, 120), 0, 0, null);

    assertNotTaken(jpeg(grey));
  }

  /** The limit that the decision on fast preprocessing names. */
  @Test
  void changeBelowTheTopIsNotSeen() {
    BufferedImage changed = ExifFixtures.picture(160, 120);
    Graphics2D graphics = changed.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(40, 60, 80, 60);

    Decoding.Pixels pixels =
        fast(ExifFixtures.withThumbnail(PICTURE, jpeg(changed), 1), Resize.STRETCH);

    assertThat(pixels.shortcut()).isEqualTo(Shortcut.THUMBNAIL);
    assertThat(pixels.values()[48 * 64 + 32] & 0xff).isGreaterThan(250);
  }

  @Test
  void brokenThumbnailIsNotTaken() {
    assertNotTaken(Arrays.copyOf(THUMBNAIL, THUMBNAIL.length / 2));
    assertNotTaken(new byte[] {1, 2, 3});
    assertNotTaken(new byte[0]);
    byte[] exif = ExifFixtures.exif(THUMBNAIL, 1, ByteOrder.LITTLE_ENDIAN);
    byte[] cut = ExifFixtures.withExif(PICTURE, Arrays.copyOf(exif, exif.length - 1));
    assertThat(shortcut(cut)).isEqualTo(Shortcut.SCALE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void orientationIsAppliedOnce(int orientation) {
    Decoding.Pixels pixels =
        fast(ExifFixtures.withThumbnail(PICTURE, THUMBNAIL, orientation), Resize.CROP);

    assertThat(pixels.shortcut()).isEqualTo(Shortcut.THUMBNAIL);
    assertThat(pixels.header().orientation()).isEqualTo(orientation);
    byte[] turned = ExifFixtures.withExif(PICTURE, Fixtures.exif(orientation));
    assertClose(pixels, exact(turned, Resize.CROP));
  }

  @Test
  void truncatedPictureIsRefusedHoweverGoodItsThumbnail() {
    byte[] whole = ExifFixtures.withThumbnail(PICTURE, THUMBNAIL, 1);
    byte[] cut = Arrays.copyOf(whole, whole.length - PICTURE.length / 2);

    assertThat(decoder(Preprocessing.FAST, Resize.CROP).decode(cut))
        .isInstanceOfSatisfying(
            Decoding.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isEqualTo(UnreadableReason.TRUNCATED));
  }

  @Test
  void progressivePictureIsReadByItsScans() {
    byte[] progressive = Fixtures.encodeProgressive(ExifFixtures.picture(640, 480), "jpeg");

    assertThat(shortcut(ExifFixtures.withThumbnail(progressive, THUMBNAIL, 1)))
        .isEqualTo(Shortcut.FIRST_SCANS);
  }

  private static BufferedImage drawn(AffineTransform transform) {
    BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().drawImage(ExifFixtures.picture(160, 120), transform, null);
    return image;
  }

  private static void assertNotTaken(byte[] thumbnail) {
    Decoding.Pixels with = fast(ExifFixtures.withThumbnail(PICTURE, thumbnail, 1), Resize.CROP);

    assertThat(with.shortcut()).isEqualTo(Shortcut.SCALE);
    assertThat(with.values()).isEqualTo(fast(PICTURE, Resize.CROP).values());
  }

  private static Shortcut shortcutWith(BufferedImage thumbnail) {
    return shortcut(ExifFixtures.withThumbnail(PICTURE, jpeg(thumbnail), 1));
  }

  private static Shortcut shortcut(byte[] encoded) {
    return fast(encoded, Resize.CROP).shortcut();
  }

  private static void assertClose(Decoding.Pixels pixels, Decoding.Pixels expected) {
    byte[] values = pixels.values();
    for (int i = 0; i < values.length; i++) {
      int wanted = expected.values()[i] & 0xff;
      assertThat(values[i] & 0xff).as("value %d", i).isCloseTo(wanted, within(5));
    }
  }

  private static Decoding.Pixels fast(byte[] encoded, Resize resize) {
    return Fixtures.pixels(decoder(Preprocessing.FAST, resize).decode(encoded));
  }

  private static Decoding.Pixels exact(byte[] encoded, Resize resize) {
    return Fixtures.pixels(decoder(Preprocessing.EXACT, resize).decode(encoded));
  }

  private static ImageDecoder decoder(Preprocessing preprocessing, Resize resize) {
    return new ImageDecoder(
        new ImageSettings(WANTED, resize, preprocessing, 1_000_000, 1 << 20, 30));
  }

  private static byte[] jpeg(BufferedImage image) {
    return Fixtures.encode(image, "jpeg");
  }
}
