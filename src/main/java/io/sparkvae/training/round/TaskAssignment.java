package io.sparkvae.training.round;

/**
 * How the replicas of a round come to its tasks. Where replicas outnumber cores, a task for each
 * would cost more than the averaging; the result does not depend on it.
 *
 * @param shared every task may take on any replica that no other has; else consecutive ones are
 *     dealt out evenly
 */
record TaskAssignment(int replicas, int tasks, boolean shared) {

  /** As many tasks as can run at a time, or one a replica where these are fewer. */
  static TaskAssignment of(int replicas, int slots, boolean shared) {
    return new TaskAssignment(replicas, Math.max(1, Math.min(replicas, slots)), shared);
  }

  boolean mayTake(int task, int replica) {
    return shared || task == (long) replica * tasks / replicas;
  }
}
