package io.sparkvae.vae.network;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.layer.AffineLayer.Activation;
import io.sparkvae.vae.layer.FullyConnected;
import io.sparkvae.vae.layer.NativeLayer;
import io.sparkvae.vae.residual.DownSampling;
import io.sparkvae.vae.residual.MapLayer;
import io.sparkvae.vae.residual.MapShape;
import io.sparkvae.vae.residual.NormAndActivation;
import io.sparkvae.vae.residual.ResidualBlock;
import io.sparkvae.vae.residual.UpSampling;
import io.sparkvae.vae.spec.ResidualSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Encoder and decoder of residual blocks, which mirror one another, as chains of layers.
 *
 * @param latents length of the latent vector
 */
public record ResidualNetwork(ResidualSettings settings, int latents) {

  /** Of the convolution that sees pixels: few channels make a larger window cheap. */
  private static final int FIRST_WINDOW = 4;

  private static final int WINDOW = 3;

  /** From {@code [B, H·W·C]} to {@code [B, 2·latents]}. */
  public List<NativeLayer> encoder(ImageShape shape) {
    Chain chain = new Chain(new MapShape(shape.height(), shape.width(), shape.channels()));
    int window = FIRST_WINDOW;
    for (int width : settings.widths()) {
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
    List<Integer> widths = settings.widths();
    int multiple = settings.multiple();
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
      layer.setPrecision(settings.precision());
      layers.add(layer);
      end = layer.output();
    }

    void addBlocks() {
      for (int block = 0; block < settings.blocks(); block++) {
        add(new ResidualBlock(end));
      }
    }
  }
}
