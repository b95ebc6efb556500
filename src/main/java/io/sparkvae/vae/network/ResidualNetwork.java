package io.sparkvae.vae.network;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.kernel.onednn.Precision;
import io.sparkvae.vae.layer.NativeLayer;
import io.sparkvae.vae.network.AffineLayer.Activation;
import io.sparkvae.vae.residual.DownSampling;
import io.sparkvae.vae.residual.MapLayer;
import io.sparkvae.vae.residual.MapShape;
import io.sparkvae.vae.residual.NormAndActivation;
import io.sparkvae.vae.residual.ResidualBlock;
import io.sparkvae.vae.residual.UpSampling;
import java.util.ArrayList;
import java.util.List;

/**
 * Encoder and decoder of residual blocks, which mirror one another. Each width is a scale: a
 * convolution that halves both sides, then blocks; so that the first blocks already work at half
 * the image's resolution.
 *
 * @param widths channels of each scale
 * @param blocks residual blocks of each scale
 * @param latents length of the latent vector
 */
public record ResidualNetwork(List<Integer> widths, int blocks, int latents, Precision precision) {

  /** Of the convolution that sees pixels: few channels make a larger window cheap. */
  private static final int FIRST_WINDOW = 4;

  private static final int WINDOW = 3;

  public ResidualNetwork {
    widths = List.copyOf(widths);
  }

  /** What the network has against images of this shape; empty where it takes them. */
  public List<String> problems(ImageShape shape) {
    int multiple = multiple();
    if (shape.height() % multiple == 0 && shape.width() % multiple == 0) {
      return List.of();
    }
    return List.of(
        "Cannot build model residual for images of %dx%d pixels: it halves both sides %d times"
                .formatted(shape.width(), shape.height(), widths.size())
            + " (set image.width and height to multiples of %d, or fewer model.widths)"
                .formatted(multiple));
  }

  private int multiple() {
    return 1 << Math.min(widths.size(), 30);
  }

  /** From {@code [B, H·W·C]} to {@code [B, 2·latents]}. */
  public List<NativeLayer> encoder(ImageShape shape) {
    Chain chain = new Chain(new MapShape(shape.height(), shape.width(), shape.channels()));
    int window = FIRST_WINDOW;
    for (int width : widths) {
      chain.add(new DownSampling(chain.end, width, window));
      chain.addBlocks();
      window = WINDOW;
    }
    chain.add(new NormAndActivation(chain.end));
    chain.layers.add(new FullyConnected(chain.end.values(), 2 * latents, Activation.IDENTITY));
    chain.layers.get(0).setFirst(true);
    return chain.layers;
  }

  /** From {@code [B, latents]} to {@code [B, H, W, C]}. */
  public List<NativeLayer> decoder(ImageShape shape) {
    int multiple = multiple();
    int last = widths.size() - 1;
    MapShape smallest =
        new MapShape(shape.height() / multiple, shape.width() / multiple, widths.get(last));
    Chain chain = new Chain(smallest);
    chain.layers.add(new FullyConnected(latents, smallest.values(), Activation.IDENTITY));
    for (int scale = last; scale > 0; scale--) {
      chain.addBlocks();
      chain.add(new UpSampling(chain.end, widths.get(scale - 1)));
    }
    chain.addBlocks();
    chain.add(new NormAndActivation(chain.end));
    chain.add(new UpSampling(chain.end, shape.channels()));
    return chain.layers;
  }

  /** Layers so far, and the maps that the last one makes. */
  private final class Chain {

    private final List<NativeLayer> layers = new ArrayList<>();
    private MapShape end;

    Chain(MapShape input) {
      this.end = input;
    }

    void add(MapLayer layer) {
      layer.setPrecision(precision);
      layers.add(layer);
      end = layer.output();
    }

    void addBlocks() {
      for (int block = 0; block < blocks; block++) {
        add(new ResidualBlock(end));
      }
    }
  }
}
