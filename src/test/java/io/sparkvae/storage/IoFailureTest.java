package io.sparkvae.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IoFailureTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("a"), "there is no such file"),
        Arguments.of(new FileNotFoundException("a"), "there is no such file"),
        Arguments.of(new FileNotFoundException("a (Permission denied)"), "permission denied"),
        Arguments.of(new AccessDeniedException("a"), "permission denied"),
        Arguments.of(new AccessControlException("a"), "permission denied"),
        Arguments.of(new ParentNotDirectoryException("a"), "its parent is a file"),
        Arguments.of(new NotDirectoryException("a"), "it is not a folder"),
        Arguments.of(new IOException("No space left on device"), "the disk is full"),
        Arguments.of(
            new FileSystemException("a", null, "Too many levels of symbolic links"),
            "Too many levels of symbolic links"),
        Arguments.of(new UnknownHostException("nowhere"), "UnknownHostException: nowhere"),
        Arguments.of(new IOException("reset by peer\nmore"), "reset by peer"),
        Arguments.of(new IOException(), "IOException"),
        Arguments.of(new IOException("no s3a://k:hush@b/a"), "no s3a://********@b/a"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failuresAreSaidAsAPersonWould(IOException failure, String reason) {
    assertThat(IoFailure.reason(failure)).isEqualTo(reason);
  }
}
