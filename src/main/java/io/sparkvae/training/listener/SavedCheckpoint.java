package io.sparkvae.training.listener;

/**
 * A checkpoint on storage.
 *
 * @param folder that holds it
 * @param epoch in which the training goes on, counted from 1
 * @param round of that epoch that has ended; 0 for its beginning
 */
public record SavedCheckpoint(String folder, int epoch, int round) {}
