package io.sparkvae.vae;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.vae.spec.LatentDistance;
import io.sparkvae.vae.spec.VaeSpec;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A trained model as a value: what it is called, what network it is, its parameters, and what
 * images have to be turned into for it. It travels to executors by Java serialisation, under Kryo
 * too, broadcast once; a network is opened where it is used.
 */
@DefaultSerializer(JavaSerializer.class)
public final class VaeModel implements Serializable {

  private static final long serialVersionUID = 1;

  /** Spark gives a task one core. */
  private static final int THREADS = 1;

  /**
   * The network of the calling thread. It outlives the task, since Spark runs task after task on
   * the same few threads and to build a network takes as long as to encode some hundred images;
   * each thread keeps the last only.
   */
  private static final ThreadLocal<@Nullable Opened> LAST = new ThreadLocal<>();

  private final String id;
  private final VaeSpec spec;
  private final ImageSettings images;
  private final float[] parameters;
  private final LatentDistance distance;

  /** A model whose latents are compared as they are. */
  public VaeModel(String id, VaeSpec spec, ImageSettings images, float[] parameters) {
    this(id, spec, images, parameters, LatentDistance.EUCLIDEAN);
  }

  /**
   * Borrows the parameters.
   *
   * @param id what tables and reports name it; changes with parameters and preprocessing
   * @param images what its images are turned into, and which are refused
   * @param parameters in the order of the network's flat view
   * @param distance by which its latents are compared
   */
  public VaeModel(
      String id, VaeSpec spec, ImageSettings images, float[] parameters, LatentDistance distance) {
    this.id = id;
    this.spec = spec;
    this.images = images;
    this.parameters = parameters;
    this.distance = distance;
  }

  private record Opened(VaeModel model, Vae network) {}

  public String id() {
    return id;
  }

  public VaeSpec spec() {
    return spec;
  }

  public ImageSettings images() {
    return images;
  }

  /** Lent. */
  public float[] parameters() {
    return parameters;
  }

  /** By which its latents are compared. */
  public LatentDistance distance() {
    return distance;
  }

  /** Length of the latent vector. */
  public int latentDim() {
    return spec.model().latentDim();
  }

  /** The network of the calling thread, which has no other model open until it asks again. */
  public Vae open() {
    Opened last = LAST.get();
    if (last == null || last.model() != this) {
      ComputeThreads.use(THREADS);
      last = new Opened(this, Vae.of(spec, parameters));
      LAST.set(last);
    }
    return last.network();
  }
}
