package io.sparkvae.evaluation;

import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.evaluation.settings.EvaluationSettings;
import java.util.Optional;

/**
 * What to evaluate and where the numbers go.
 *
 * @param settingsText all settings as text, written to {@code settings.conf} beside the numbers;
 *     empty writes no such file
 */
public record EvaluationJob(
    CorpusSettings corpus, EvaluationSettings evaluation, Optional<String> settingsText) {

  /** The same without a text of settings. */
  public EvaluationJob(CorpusSettings corpus, EvaluationSettings evaluation) {
    this(corpus, evaluation, Optional.empty());
  }
}
