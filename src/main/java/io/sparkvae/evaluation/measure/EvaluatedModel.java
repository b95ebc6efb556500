package io.sparkvae.evaluation.measure;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.bundle.ModelBundle;
import io.sparkvae.vae.spec.VaeSpec;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The model on its way to executors, broadcast once. Serialises specification and parameters; a
 * network is opened where it is used.
 */
@DefaultSerializer(JavaSerializer.class)
public final class EvaluatedModel implements Serializable {

  /** Spark gives a task one core. */
  private static final int THREADS = 1;

  /**
   * The network of the calling task thread. It outlives the task, since Spark runs task after task
   * on the same few threads and a network takes long to build; each thread keeps the last only.
   */
  private static final ThreadLocal<@Nullable Opened> LAST = new ThreadLocal<>();

  private final String modelId;
  private final VaeSpec spec;
  private final ImageSettings images;
  private final float[] parameters;

  /** Borrows the parameters. */
  public EvaluatedModel(String modelId, VaeSpec spec, ImageSettings images, float[] parameters) {
    this.modelId = modelId;
    this.spec = spec;
    this.images = images;
    this.parameters = parameters;
  }

  private record Opened(EvaluatedModel model, Vae vae) {}

  /**
   * The model of a bundle.
   *
   * @param settings the run's own, of which shape, resize and preprocessing must be the bundle's;
   *     limits on bytes, pixels and seconds are taken from here
   * @throws io.sparkvae.error.DataException that says how the preprocessing differs
   */
  public static EvaluatedModel of(ModelBundle bundle, ImageSettings settings) {
    bundle.requirePreprocessing(settings);
    return new EvaluatedModel(bundle.modelId(), bundle.spec(), settings, bundle.parameters());
  }

  public String modelId() {
    return modelId;
  }

  public VaeSpec spec() {
    return spec;
  }

  public ImageSettings images() {
    return images;
  }

  public int latentDim() {
    return spec.model().latentDim();
  }

  /** The network of the calling thread. */
  Vae vae() {
    Opened last = LAST.get();
    if (last == null || last.model() != this) {
      ComputeThreads.use(THREADS);
      last = new Opened(this, Vae.of(spec, parameters));
      LAST.set(last);
    }
    return last.vae();
  }
}
