package io.sparkvae.evaluation;

import io.sparkvae.evaluation.settings.EvaluationSettings;
import io.sparkvae.source.CorpusSettings;

/**
 * What to evaluate and where the numbers go.
 *
 * @param resolvedSettings all settings of the command as text, stored beside the numbers
 */
public record EvaluationJob(
    CorpusSettings corpus, EvaluationSettings evaluation, String resolvedSettings) {}
