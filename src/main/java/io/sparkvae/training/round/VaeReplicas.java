package io.sparkvae.training.round;

import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.ElboSum;
import io.sparkvae.vae.spec.StepSettings;
import io.sparkvae.vae.spec.VaeSpec;

/**
 * Builds {@link Vae} replicas on executors; serialises the {@link VaeSpec} and the thread count.
 */
public record VaeReplicas(VaeSpec spec, int threadsPerTask) implements ReplicaFactory {

  @Override
  public Replica replica(TrainingState state) {
    ComputeThreads.use(threadsPerTask);
    return new VaeReplica(Vae.of(spec, state.parameters()), threadsPerTask);
  }

  private record VaeReplica(Vae vae, int threads) implements Replica {

    @Override
    public void restore(TrainingState state) {
      // A round may come on another thread than the last one, and OpenMP counts by thread.
      ComputeThreads.use(threads);
      vae.restore(state);
    }

    @Override
    public TrainingState exchangeState(TrainingState spare) {
      return vae.exchangeState(spare);
    }

    @Override
    public ElboSum step(PixelRows rows, StepSettings settings) {
      return vae.step(rows, settings);
    }

    @Override
    public ElboSum evaluate(PixelRows rows, long seed) {
      return vae.evaluate(rows, seed);
    }

    @Override
    public float[] posteriorMeans(PixelRows rows) {
      return vae.encode(rows).mean();
    }
  }
}
