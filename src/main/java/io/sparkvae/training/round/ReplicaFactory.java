package io.sparkvae.training.round;

import io.sparkvae.vae.TrainingState;
import java.io.Serializable;

/** Builds replicas on executors; serialises whatever determines the network but its parameters. */
public interface ReplicaFactory extends Serializable {

  /** A new replica; it is restored before it is used, so these parameters need not be copied in. */
  Replica replica(TrainingState state);
}
