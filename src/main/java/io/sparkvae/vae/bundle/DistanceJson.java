package io.sparkvae.vae.bundle;

import io.sparkvae.storage.Json;
import io.sparkvae.storage.JsonObject;
import io.sparkvae.vae.spec.LatentDistance;
import java.util.LinkedHashMap;
import java.util.Map;

/** The text of {@code distance.json}: by what latents are compared. */
final class DistanceJson {

  private DistanceJson() {}

  static String write(LatentDistance distance) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", distance.name());
    json.put("angle", distance.isAngle());
    json.put("centre", distance.centre());
    json.put("map", distance.map());
    return Json.file(json);
  }

  /**
   * Reads a distance.
   *
   * @param latents of the model
   * @throws io.sparkvae.error.DataException that says what is wrong with it
   */
  static LatentDistance read(String text, int latents, JsonObject.Source source) {
    JsonObject json = JsonObject.parse(text, source);
    float[] centre = json.floats("centre");
    float[] map = json.floats("map");
    boolean centred = centre.length == latents;
    boolean fits =
        (centred || centre.length == 0)
            && (map.length == 0 || (centred && map.length == (long) latents * latents));
    if (!fits) {
      throw json.problem("compares vectors of another length than %d".formatted(latents));
    }
    return new LatentDistance(json.text("name"), json.flag("angle"), centre, map);
  }
}
