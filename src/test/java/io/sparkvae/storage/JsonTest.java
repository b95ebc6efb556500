package io.sparkvae.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private record Named(String imageId, List<String> otherNames, long countOfAll) {}

  @Test
  void namesAreInSnakeCaseAndSecretsAreMaskedEverywhere() {
    String secret = "s3a://key:hush@bucket/a";
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("z", new Named(secret, List.of(secret), 3));
    values.put("a", Map.of("b", new String[] {secret}));

    assertThat(Json.line(values))
        .isEqualTo(
            "{\"z\":{\"image_id\":\"s3a://********@bucket/a\","
                + "\"other_names\":[\"s3a://********@bucket/a\"],\"count_of_all\":3},"
                + "\"a\":{\"b\":[\"s3a://********@bucket/a\"]}}");
  }

  @Test
  void aRecordIsReadAsItWasWritten() throws JsonProcessingException {
    Named named = new Named("a", List.of("b"), 3);

    assertThat(Json.read(Json.file(named), Named.class)).isEqualTo(named);
    assertThat(Json.file(named))
        .isEqualTo(
            """
            {
              "image_id" : "a",
              "other_names" : [ "b" ],
              "count_of_all" : 3
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"image_id\":\"a\",\"other_names\":[],\"count_of_all\":null}",
        "{\"image_id\":\"a\",\"other_names\":[],\"count_of_all\":1} {}",
        "{\"image_id\":\"a\",\"image_id\":\"b\",\"other_names\":[],\"count_of_all\":1}",
        "{\"image_id\":\"a\",\"other_names\":[],\"count_of_all\":1,\"more\":1}",
      })
  void whatIsNoSuchRecordIsRefused(String text) {
    assertThatThrownBy(() -> Json.read(text, Named.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
