package io.sparkvae.image;

/** Lossless JPEG files (process 3 of ITU-T T.81, annex H), which the JDK does not write. */
public final class LosslessJpeg {

  private LosslessJpeg() {}

  /** A grey square: the first sample differs from mid-grey, every other one from none. */
  public static byte[] flat(int side, int grey) {
    byte[] frame = {
      (byte) 0xff, (byte) 0xc3, 0, 11, 8, 0, (byte) side, 0, (byte) side, 1, 1, 0x11, 0
    };
    int difference = grey - 128;
    int category = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
    // Two codes: 0 for no difference, 10 for one of this category.
    byte[] codes = new byte[4 + 17 + 2];
    codes[0] = (byte) 0xff;
    codes[1] = (byte) 0xc4;
    codes[3] = (byte) (codes.length - 2);
    codes[5] = 1;
    codes[6] = 1;
    codes[22] = (byte) category;
    byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 1, 0, 0};
    int extra = difference < 0 ? difference + (1 << category) - 1 : difference;
    String first = Integer.toBinaryString(1 << category | extra).substring(1);
    StringBuilder bits = new StringBuilder("10").append(first);
    bits.append("0".repeat(side * side - 1));
    while (bits.length() % 8 != 0) {
      bits.append('1');
    }
    byte[] data = new byte[bits.length() / 8];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    return Fixtures.concat(
        new byte[] {(byte) 0xff, (byte) 0xd8},
        frame,
        codes,
        scan,
        data,
        new byte[] {(byte) 0xff, (byte) 0xd9});
  }
}
