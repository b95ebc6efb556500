package io.sparkvae.encoding;

/** The table that an image's row belongs to. */
enum EncodedTable {
  LATENTS("latents"),
  QUARANTINE("quarantine");

  private final String folder;

  EncodedTable(String folder) {
    this.folder = folder;
  }

  /** Where the output has its files. */
  String folder() {
    return folder;
  }
}
