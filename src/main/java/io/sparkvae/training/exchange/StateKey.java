package io.sparkvae.training.exchange;

import java.io.Serializable;

/**
 * Names a state that was handed out.
 *
 * @param run identifies the training among all that a JVM has seen
 * @param dispatch counts the rounds and evaluations of a run
 */
public record StateKey(String run, long dispatch) implements Serializable {}
