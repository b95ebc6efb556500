package io.sparkvae.api;

import io.sparkvae.config.Settings;
import io.sparkvae.encoding.ArchiveEncoder;
import io.sparkvae.encoding.EncoderModel;
import io.sparkvae.encoding.EncodingJob;
import io.sparkvae.encoding.EncodingResult;
import io.sparkvae.storage.Location;
import io.sparkvae.vae.bundle.ModelBundle;
import org.apache.spark.api.java.JavaSparkContext;

/** One encoding: bundle and corpus in, two tables out. */
record EncodeAction(JavaSparkContext spark, Settings settings) {

  EncodingResult run() {
    EncodeRequest request = EncodeRequest.of(settings);
    ModelBundle bundle =
        ModelBundle.read(
            Location.of("model bundle", request.encoding().model()), spark.hadoopConfiguration());
    EncoderModel model =
        EncoderModel.of(bundle, request.image(), request.encoding().reconstruction());
    return new ArchiveEncoder(spark, model)
        .encode(new EncodingJob(request.corpus(), request.encoding(), settings.render()));
  }
}
