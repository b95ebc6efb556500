package io.sparkvae.image;

/** The outcome of decoding one image: pixels, or the reason why there are none. */
public sealed interface Decoding {

  /** Pixels of the wanted shape. The array is the holder's own: nobody else keeps it. */
  final class Pixels implements Decoding {
    private final ImageHeader header;
    private final byte[] values;
    private final Shortcut shortcut;

    /**
     * Borrows the array.
     *
     * @param values uint8 in C·H·W order
     */
    public Pixels(ImageHeader header, byte[] values) {
      this(header, values, Shortcut.NONE);
    }

    /** Borrows the array as well. */
    public Pixels(ImageHeader header, byte[] values, Shortcut shortcut) {
      this.header = header;
      this.values = values;
      this.shortcut = shortcut;
    }

    public ImageHeader header() {
      return header;
    }

    /** uint8 in C·H·W order; lent, not copied. */
    public byte[] values() {
      return values;
    }

    /** What was taken instead of the exact pixels. */
    public Shortcut shortcut() {
      return shortcut;
    }
  }

  /**
   * No pixels.
   *
   * @param detail one line for a person, without the file's name
   */
  record Unreadable(UnreadableReason reason, String detail) implements Decoding {}
}
