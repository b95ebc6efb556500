package io.sparkvae.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

  @ParameterizedTest
  @CsvSource({
    "s3a://key:hush@bucket/photos, s3a://********@bucket/photos",
    "s3a://key:hu/sh@bucket/photos, s3a://********@bucket/photos",
    "read sftp://me@host/a and sftp://you@host/b, "
        + "read sftp://********@host/a and sftp://********@host/b",
    "https://x.net/c?sv=1&sig=hush&se=2, https://x.net/c?sv=1&sig=********&se=2",
    "https://x.net/c?X-Amz-Credential=a&X-Amz-Signature=b, "
        + "https://x.net/c?X-Amz-Credential=********&X-Amz-Signature=********",
  })
  void secretsInAddressesAreMasked(String text, String masked) {
    assertThat(Secrets.masked(text)).isEqualTo(masked);
    assertThat(Secrets.masked(masked)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "file:///photos/me@home.jpg",
    "hdfs://name:8020/photos/two@2x.png",
    "photos/a?key=b",
    "me@example.org",
    "s3a://bucket/photos",
  })
  void namesThatOnlyLookSoStay(String text) {
    assertThat(Secrets.masked(text)).isEqualTo(text);
  }
}
